"""Alerts of who blocks a bay 占位, and of sensors that disagree; each opens and is resolved.

What is not known opens none and resolves none. Times are assumptions: operators and parking
platforms name the limits (`abnormal_park_min`, `full_timeout_min`), and each sets its own.
"""

from schemas import Event
from schemas.events.bay_use import Use
from streams.alerts.life import Kind, Life, alerted
from streams.processing.processor import NEVER
from streams.processors.fusion.settling import NAME, SETTLE_MS
from streams.processors.fusion.state import Connector

ABNORMAL_PARK_MS = 30 * 60_000
FULL_TIMEOUT_MS = 15 * 60_000
FOR_GOOD_MS = 24 * 3_600_000

ICE = Kind("ice-blocked", "warning", lasts_ms=SETTLE_MS)
PARKED = Kind("abnormal-parking", "warning", lasts_ms=ABNORMAL_PARK_MS)
FULL = Kind("full-not-moved", "info", lasts_ms=FULL_TIMEOUT_MS)
FOR_GOOD = Kind("blocked-for-good", "warning", lasts_ms=FOR_GOOD_MS, repeats_ms=FOR_GOOD_MS)
DISAGREE = Kind("sensor-contradiction", "warning")
KINDS = {each.name: each for each in (ICE, PARKED, FULL, FOR_GOOD, DISAGREE)}

_OF_USE: dict[Use, tuple[Kind, ...]] = {
    "ice-blocked": (ICE, FOR_GOOD),
    "ev-idle": (PARKED, FOR_GOOD),
    "vehicle-unknown": (PARKED, FOR_GOOD),
    "full-not-moved": (FULL, FOR_GOOD),
    "contradiction": (DISAGREE,),
}


def observe(state: Connector, at_ms: int) -> None:
    """Begin and end what is warned of, as the use has it that was just judged."""
    holding = _holding(state)
    for name, life in state.alerts.items():
        if KINDS[name] not in holding and not (life.said and _unseen(KINDS[name], state)):
            life.observe(False, at_ms)
    for kind in holding:
        state.alerts.setdefault(kind.name, Life()).observe(True, at_ms)


def alert_dues(state: Connector) -> list[int]:
    """When something is to be said or forgotten."""
    return [due for name, life in state.alerts.items() if (due := life.due(KINDS[name])) != NEVER]


def warn(state: Connector, at_ms: int) -> list[Event]:
    """Say what is due."""
    said: list[Event] = []
    for name, life in state.alerts.items():
        if NEVER < life.due(KINDS[name]) <= at_ms:
            said += _alerted(state, KINDS[name], life, at_ms)
    state.alerts = {name: life for name, life in state.alerts.items() if life.since}
    return said


def _holding(state: Connector) -> tuple[Kind, ...]:
    """None while something else settles. At a pile no bay of which was ever heard of, as private
    ones are, nobody is known to wait."""
    if state.settling or (state.use == "full-not-moved" and not state.bay_at):
        return ()
    return _OF_USE.get(state.use, ())


def _unseen(kind: Kind, state: Connector) -> bool:
    """Nobody can tell whether it has gone; that nobody is plugged in tells it of the full one."""
    if kind is DISAGREE:
        mute = state.bay_at > 0 and state.bay == "unknown"
        return state.disagreeing > 0 or state.occupancy == "unknown" or mute
    return state.use == "unknown" or (state.use == "unplugged" and kind is not FULL)


def _alerted(state: Connector, kind: Kind, life: Life, at_ms: int) -> list[Event]:
    return alerted(
        life,
        kind,
        NAME,
        at_ms,
        f"{state.operator_id}/{state.station_id}/{state.connector_id}",
        operator_id=state.operator_id,
        station_id=state.station_id,
        connector_id=state.connector_id,
        evidence=f"connector {state.occupancy}, bay {state.bay}, vehicle {state.energy_class}",
    )
