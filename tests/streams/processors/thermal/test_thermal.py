"""Vehicles that burn or are about to: said at once, by pseudonym, resolved when it has gone."""

import pytest

from schemas.events.alert import Alert
from schemas.events.vehicle_alarm import VehicleAlarm
from streams.processors.thermal import Thermal
from tests.schemas.examples import VEHICLE, T
from tests.streams.processing.given import said_of

MINUTE = 60_000


def alarm(minute: int, kind: str, raised: bool = True, level: int | None = None) -> VehicleAlarm:
    return VehicleAlarm(
        event_id="e",
        event_time=T + minute * MINUTE,
        source="s",
        operator_id="PLATFORM1",
        vehicle=VEHICLE,
        alarm=kind,  # type: ignore[arg-type]
        raised=raised,
        level=level,
    )


def told(*events: VehicleAlarm) -> list[tuple[int, str, str]]:
    said = [each for each in said_of(Thermal(), events) if isinstance(each, Alert)]
    return [((each.event_time - T) // MINUTE, each.state, each.cause) for each in said]


FIRE = f"vehicle-thermal-event/{VEHICLE}"


def test_a_thermal_event_is_said_at_once_and_resolved_ten_minutes_after_it_went() -> None:
    went = alarm(7, "thermal-event", raised=False)
    assert told(alarm(0, "thermal-event"), went, alarm(30, "brake", level=1)) == [
        (0, "open", FIRE),
        (17, "resolved", FIRE),
    ]


@pytest.mark.parametrize(
    ("kind", "level", "said"),
    [
        ("battery-hot", 3, True),
        ("battery-hot", 2, False),
        ("battery-hot", None, False),
        ("insulation", 3, True),
        ("thermal-event", None, True),
        ("soc-low", 3, False),
    ],
)
def test_what_is_grave(kind: str, level: int | None, said: bool) -> None:
    assert bool(told(alarm(0, kind, level=level))) is said


def test_what_was_reissued_late_changes_nothing() -> None:
    events = [alarm(9, "thermal-event"), alarm(5, "thermal-event", raised=False)]
    assert told(*events, alarm(60, "insulation")) == [(9, "open", FIRE)]


def test_it_names_the_vehicle_by_its_pseudonym_only() -> None:
    (alert,) = said_of(Thermal(), [alarm(0, "thermal-event")])
    assert isinstance(alert, Alert)
    assert (alert.severity, alert.operator_id, alert.evidence) == ("critical", "PLATFORM1", "")
