"""Events that an alert follows from at once, one a topic that processors read, by turns."""

from collections.abc import Callable

from schemas import Event
from schemas.events.charger_alarm import ChargerAlarm
from schemas.events.external_alert import ExternalAlert
from schemas.events.grid_feeder import GridFeeder
from schemas.events.vehicle_alarm import VehicleAlarm

_OPERATOR = "500000099"  # of no thing that ordinary events are of


def cause(number: int, time_ms: int) -> tuple[Event, str]:
    """Cause number `number`, each of a thing of its own, and the `cause` of its alert."""
    return _MADE[number % len(_MADE)](number, time_ms)


def _hot_gun(number: int, time_ms: int) -> tuple[Event, str]:
    station, connector = f"S-{number}", "C1"
    event = ChargerAlarm(
        event_id=f"hot-{number}",
        event_time=time_ms,
        source="benchmark",
        operator_id=_OPERATOR,
        station_id=station,
        connector_id=connector,
        alarm="gun-hot",
        gun_temperature_c=95.0,
    )
    return event, f"charger-gun-hot/{_OPERATOR}/{station}/{connector}"


def _thermal_event(number: int, time_ms: int) -> tuple[Event, str]:
    vehicle = f"k1:{number:032x}"
    event = VehicleAlarm(
        event_id=f"thermal-{number}",
        event_time=time_ms,
        source="benchmark",
        operator_id=_OPERATOR,
        vehicle=vehicle,
        alarm="thermal-event",
        level=3,
    )
    return event, f"vehicle-thermal-event/{vehicle}"


def _outage(number: int, time_ms: int) -> tuple[Event, str]:
    feeder = f"F-{number}"
    event = GridFeeder(
        event_id=f"outage-{number}",
        event_time=time_ms,
        source="benchmark",
        operator_id=_OPERATOR,
        feeder_id=feeder,
        supply="off",
    )
    return event, f"feeder-outage/{feeder}"


def _flood(number: int, time_ms: int) -> tuple[Event, str]:
    name = f"flood-{number}"
    event = ExternalAlert(
        event_id=name,
        event_time=time_ms,
        source="benchmark",
        operator_id=_OPERATOR,
        cause=name,
        kind="flood",
        state="open",
        severity="critical",
    )
    return event, f"external/{_OPERATOR}/{name}"


_MADE: tuple[Callable[[int, int], tuple[Event, str]], ...] = (
    _hot_gun,
    _thermal_event,
    _outage,
    _flood,
)
