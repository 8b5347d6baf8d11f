"""Alerts `fault-precursor` of connectors that raise alarms ever more often."""

from collections.abc import Sequence

import msgspec

from schemas import Event
from schemas.events.charger_alarm import ChargerAlarm
from schemas.events.charger_status import ChargerStatus
from schemas.topic import CHARGER
from streams.alerts.life import Kind, Life, alerted
from streams.processing.processor import NEVER
from streams.processors.precursors.rate import WINDOW_MS, Rate

PRECURSOR = Kind("fault-precursor", "warning", repeats_ms=86_400_000)


class Erring(msgspec.Struct, omit_defaults=True):
    """A connector that has erred; `error_code` is what its status said last, and `newest` when."""

    operator_id: str
    station_id: str
    connector_id: str
    newest: int = 0
    error_code: str = ""
    rate: Rate = msgspec.field(default_factory=Rate)
    life: Life = msgspec.field(default_factory=Life)


class Precursors:
    """Reads alarms that are raised, and codes that a status has and the one before it had not.

    What is not newer than the last error changes nothing; nor does a fault itself, since it is no
    longer to be foreseen.
    """

    name, topic, state = "precursors", CHARGER, Erring
    inputs: tuple[type[Event], ...] = (ChargerAlarm, ChargerStatus)

    def key(self, event: ChargerAlarm | ChargerStatus) -> str:
        """Of a connector that errs; what is well has no state."""
        if not event.connector_id or not _errs(event):
            return ""
        return f"{event.operator_id}/{event.station_id}/{event.connector_id}"

    def begin(self, event: ChargerAlarm | ChargerStatus) -> Erring:
        """It has never erred."""
        return Erring(event.operator_id, event.station_id, event.connector_id)

    def apply(self, state: Erring, event: ChargerAlarm | ChargerStatus) -> Sequence[Event]:
        """Count the error."""
        time, code = event.event_time, getattr(event, "error_code", "")
        if time <= state.newest:
            return ()
        repeated = code and code == state.error_code and time < state.newest + WINDOW_MS
        state.newest, state.error_code = time, code or state.error_code
        if not repeated:
            state.rate.move(time)
            state.rate.add(time)
            state.life.observe(state.rate.is_unusual(), time)
        return ()

    def due(self, state: Erring) -> int:
        """When the alert is said, or the oldest error leaves the window of one that is open."""
        due = state.life.due(PRECURSOR)
        if not state.life.since or state.life.gone:
            return due
        leaves = state.rate.times[0] + WINDOW_MS
        return leaves if due == NEVER else min(due, leaves)

    def fire(self, state: Erring, at_ms: int) -> Sequence[Event]:
        """Open it, say it again, or see that the errors have become fewer."""
        said: list[Event] = []
        if state.life.due(PRECURSOR) <= at_ms:
            said = alerted(
                state.life,
                PRECURSOR,
                self.name,
                at_ms,
                f"{state.operator_id}/{state.station_id}/{state.connector_id}",
                operator_id=state.operator_id,
                station_id=state.station_id,
                connector_id=state.connector_id,
                evidence=f"{len(state.rate.times)} errors in 48 hours",
            )
        state.rate.move(at_ms)
        if not state.rate.is_unusual():
            state.life.observe(False, at_ms)
        return said


def _errs(event: ChargerAlarm | ChargerStatus) -> bool:
    if isinstance(event, ChargerAlarm):
        return event.raised
    return bool(event.error_code) and event.operability != "faulted"
