"""Alerts of other platforms: the same cause said ten times is one alert."""

from collections.abc import Sequence

import msgspec

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.external_alert import ExternalAlert
from schemas.topic import EXTERNAL
from schemas.words import AlertState
from streams.processing.outputs import made
from streams.processing.processor import NEVER

REPEATS_MS = 3_600_000


class Told(msgspec.Struct, omit_defaults=True):
    """A cause at another platform; times in ms, 0 for none."""

    first_seen: int = 0
    said: int = 0
    severity: str = ""
    newest: int = 0


class Others:
    """Reads `external.alert`. That a platform does not repeat itself resolves nothing."""

    name, topic, inputs, state = "others", EXTERNAL, (ExternalAlert,), Told

    def key(self, event: ExternalAlert) -> str:
        """Causes are named by each platform for itself."""
        return f"{event.operator_id}/{event.cause}"

    def begin(self, event: ExternalAlert) -> Told:
        """Nothing is known yet."""
        return Told()

    def apply(self, state: Told, event: ExternalAlert) -> Sequence[Event]:
        """Say it when it opens, changes its severity, lasts another hour, or is resolved."""
        if event.event_time <= state.newest:
            return ()
        state.newest = event.event_time
        step = _step(state, event)
        if step is None:
            return ()
        first_seen = state.first_seen or event.first_seen or event.event_time
        resolved = step == "resolved"
        state.first_seen = 0 if resolved else first_seen
        state.said = 0 if resolved else event.event_time
        state.severity = event.severity
        return (_alert(event, step, first_seen),)

    def due(self, state: Told) -> int:
        """It says nothing by itself."""
        return NEVER

    def fire(self, state: Told, at_ms: int) -> Sequence[Event]:
        """Never called."""
        return ()


def _step(state: Told, event: ExternalAlert) -> AlertState | None:
    if event.state == "resolved":
        return "resolved" if state.first_seen else None
    if not state.first_seen:
        return "open"
    again = event.event_time >= state.said + REPEATS_MS
    return "update" if again or event.severity != state.severity else None


def _alert(event: ExternalAlert, step: AlertState, first_seen: int) -> Alert:
    return made(
        Alert,
        Others.name,
        event_time=event.event_time,
        operator_id=event.operator_id,
        cause=f"external/{event.operator_id}/{event.cause}",
        kind=event.kind,
        state=step,
        severity=event.severity,
        first_seen=first_seen,
        last_seen=event.event_time,
        station_id=event.station_id,
        feeder_id=event.feeder_id,
        district_code=event.district_code,
    )
