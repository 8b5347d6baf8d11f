"""Grave alarms of piles, said as they are raised."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from schemas import Event
from schemas.events.charger_alarm import ChargerAlarm
from schemas.topic import CHARGER
from schemas.words import Severity
from streams.alerts.life import Kind, Life, alerted
from streams.processors.alarms.grades import USUALLY, grade_of

QUIET_MS = 600_000

KINDS = {name: Kind(f"charger-{name}", grade, quiet_ms=QUIET_MS) for name, grade in USUALLY.items()}


class Raised(msgspec.Struct, omit_defaults=True):
    """An alarm of a connector; without a connector, of the equipment that has it."""

    operator_id: str
    station_id: str
    place: str
    alarm: str
    connector_id: str = ""
    newest: int = 0
    severity: Severity = "warning"
    life: Life = msgspec.field(default_factory=Life)


class Alarms:
    """Reads `charger.alarm`; an alarm that is not said to have gone stays.

    An alarm that is not newer than the last one changes nothing.
    """

    name, topic, inputs, state = "alarms", CHARGER, (ChargerAlarm,), Raised

    def key(self, event: ChargerAlarm) -> str:
        """Of an alarm at a place."""
        if event.alarm not in KINDS:
            return ""
        return f"{event.operator_id}/{event.station_id}/{_place(event)}/{event.alarm}"

    def begin(self, event: ChargerAlarm) -> Raised:
        """Nothing is known yet."""
        return Raised(
            event.operator_id, event.station_id, _place(event), event.alarm, event.connector_id
        )

    def apply(self, state: Raised, event: ChargerAlarm) -> Sequence[Event]:
        """What is raised is said at once, and again as it gets worse."""
        if event.event_time <= state.newest:
            return ()
        state.newest = event.event_time
        if event.raised:
            _grade(state, event)
        state.life.observe(event.raised, event.event_time)
        return ()

    def due(self, state: Raised) -> int:
        """At once where it was raised."""
        return state.life.due(KINDS[state.alarm])

    def fire(self, state: Raised, at_ms: int) -> Sequence[Event]:
        """The alert, as grave as it has been."""
        kind = replace(KINDS[state.alarm], severity=state.severity)
        cause = f"{state.operator_id}/{state.station_id}/{state.place}"
        about = {"operator_id": state.operator_id, "station_id": state.station_id}
        if state.connector_id:
            about["connector_id"] = state.connector_id
        return alerted(state.life, kind, self.name, at_ms, cause, **about)


def _place(event: ChargerAlarm) -> str:
    return event.connector_id or event.equipment_id


def _grade(state: Raised, event: ChargerAlarm) -> None:
    grade = grade_of(event)
    if not state.life.since:
        state.severity = grade
    elif grade == "critical" and state.severity != "critical":
        state.severity = grade
        state.life.worsen(event.event_time)
