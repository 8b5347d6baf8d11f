"""Alarms of vehicles that people have to know of at once."""

from collections.abc import Sequence

import msgspec

from schemas import Event
from schemas.events.vehicle_alarm import VehicleAlarm
from schemas.topic import VEHICLE
from streams.alerts.life import Kind, Life, alerted

GRAVE = 3  # 最高报警等级: the driver has to stop
_QUIET_MS = 600_000

# A thermal event is grave at any level; other alarms are from the third on.
KINDS = {
    "thermal-event": Kind("vehicle-thermal-event", "critical", quiet_ms=_QUIET_MS),
    "battery-hot": Kind("vehicle-battery-hot", "critical", quiet_ms=_QUIET_MS),
    "insulation": Kind("vehicle-insulation", "warning", quiet_ms=_QUIET_MS),
}


class Warned(msgspec.Struct, omit_defaults=True):
    """An alarm of a vehicle, named by its pseudonym."""

    operator_id: str
    vehicle: str
    alarm: str
    newest: int = 0
    life: Life = msgspec.field(default_factory=Life)


class Thermal:
    """Reads `vehicle.alarm`; an alarm that is not said to have gone stays."""

    name, topic, inputs, state = "thermal", VEHICLE, (VehicleAlarm,), Warned

    def key(self, event: VehicleAlarm) -> str:
        """Of a vehicle and an alarm."""
        return f"{event.vehicle}/{event.alarm}" if event.alarm in KINDS else ""

    def begin(self, event: VehicleAlarm) -> Warned:
        """Nothing is known yet."""
        return Warned(event.operator_id, event.vehicle, event.alarm)

    def apply(self, state: Warned, event: VehicleAlarm) -> Sequence[Event]:
        """The newest word counts; what was reissued late changes nothing."""
        if event.event_time > state.newest:
            state.newest = event.event_time
            grave = event.alarm == "thermal-event" or (event.level or 0) >= GRAVE
            state.life.observe(event.raised and grave, event.event_time)
        return ()

    def due(self, state: Warned) -> int:
        """At once where it was raised."""
        return state.life.due(KINDS[state.alarm])

    def fire(self, state: Warned, at_ms: int) -> Sequence[Event]:
        """The alert, by pseudonym."""
        kind, about = KINDS[state.alarm], {"operator_id": state.operator_id}
        return alerted(state.life, kind, self.name, at_ms, state.vehicle, **about)
