"""From what seems to be to what is said: some uses have to last first.

A vehicle parks before it plugs in, and stands for a while after that; sensors lag, and a status
that was lost is said again with the next beat. All times are assumptions.
"""

from schemas.events.bay_use import BayUse, Use
from streams.processing.outputs import made
from streams.processors.fusion.rules import disagree, use_of
from streams.processors.fusion.state import Connector

NAME = "fusion"
SETTLE_MS = 180_000  # from parking to plug-in, and from plug-out to driving off
LAG_MS = 600_000  # statuses are repeated every 5 to 10 minutes
_SETTLING = frozenset({"ev-idle", "ice-blocked", "vehicle-unknown"})


def decide(state: Connector, time: int) -> BayUse | None:
    """Judge anew at a time; what comes late counts from its own time, if that is free."""
    state.now = max(state.now, time)
    found = _lasting(state, time)
    if found == state.use:
        state.settling = 0
        return None
    if found in _SETTLING:
        state.settling = state.settling or time
        if state.now < state.settling + SETTLE_MS:
            return None
    since = max(state.settling or time, state.since + 1)
    said = _said(state, found, since)
    state.use, state.since, state.settling = found, since, 0
    return said


def settles(state: Connector) -> list[int]:
    """When what seems to be would have lasted."""
    times = [state.settling + SETTLE_MS] if state.settling else []
    if state.disagreeing and state.use != "contradiction":
        times.append(state.disagreeing + LAG_MS)
    return times


def _lasting(state: Connector, time: int) -> Use:
    """What seems to be; a contradiction only once it is no lag."""
    if not disagree(state):
        state.disagreeing = 0
        return use_of(state)
    state.disagreeing = state.disagreeing or time
    return "contradiction" if state.now >= state.disagreeing + LAG_MS else use_of(state)


def _said(state: Connector, use: Use, since: int) -> BayUse:
    return made(
        BayUse,
        NAME,
        event_time=max(state.now, since),
        operator_id=state.operator_id,
        station_id=state.station_id,
        connector_id=state.connector_id,
        use=use,
        since=since,
        previous_use=state.use,
        previous_since=state.since or None,
        occupancy=state.occupancy,
        power_w=state.power_w,
        bay=state.bay,
        energy_class=state.energy_class,
        vehicle=state.vehicle,
    )
