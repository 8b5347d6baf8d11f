"""Who blocks a bay is warned of after a while, and the alert ends with the blocking."""

from msgspec import convert
from msgspec.structs import asdict

from schemas import Event
from schemas.events.alert import Alert
from streams.processors.fusion import Fusion
from tests.streams.processing.given import said_of
from tests.streams.processors.fusion.given import at, bay, later, offline, plug, power, warnings

HOUR = 60


def standing(energy_class: str, minutes: range) -> list[Event]:
    """It is there, and said again every ten minutes, as nobody is plugged in."""
    return [
        word
        for minute in minutes[::10]
        for word in (bay(minute, "occupied", energy_class), plug(minute, "free"))
    ]


def test_a_fuel_car_is_warned_of_when_it_has_stood_three_minutes() -> None:
    assert warnings(*standing("fuel", range(20)), bay(25, "free"), later(27)) == [
        ("ice-blocked", "open", 3),
        ("ice-blocked", "resolved", 26),
    ]


def test_the_alert_tells_when_it_began_and_ended_and_what_was_seen() -> None:
    events = [*standing("fuel", range(20)), bay(25, "free"), later(27)]
    first, last = [each for each in said_of(Fusion(), events) if isinstance(each, Alert)]
    assert (last.cause, last.severity) == ("ice-blocked/O/S/C", "warning")
    assert (last.first_seen, last.last_seen) == (at(0), at(25))
    assert (last.operator_id, last.station_id, last.connector_id) == ("O", "S", "C")
    assert first.evidence == "connector free, bay occupied, vehicle fuel"


def test_an_electric_vehicle_may_park_for_half_an_hour() -> None:
    events = standing("electric", range(30))
    assert warnings(*events, bay(29, "free"), later(40)) == []
    assert warnings(*events, later(30)) == [("abnormal-parking", "open", 30)]


def test_a_vehicle_of_unknown_class_may_not_park_longer() -> None:
    assert warnings(*standing("unknown", range(40))) == [("abnormal-parking", "open", 30)]


def full(minutes: range) -> list[Event]:
    words = [plug(minute, "plugged") for minute in minutes[::10]]
    return [bay(-1, "occupied", "electric"), plug(-1, "charging"), *words]


def test_who_is_full_has_a_quarter_of_an_hour() -> None:
    assert warnings(*full(range(10)), plug(14, "free"), later(20)) == []
    assert warnings(*full(range(21)), plug(25, "free"), later(30)) == [
        ("full-not-moved", "open", 15),
        ("full-not-moved", "resolved", 26),
    ]


def test_where_no_bay_was_ever_heard_of_nobody_waits() -> None:
    assert warnings(*full(range(100))[1:]) == []


def test_what_lasts_a_day_is_blocked_for_good() -> None:
    events = standing("fuel", range(24 * HOUR + 1))
    assert [each for each in warnings(*events) if each[0] == "blocked-for-good"] == [
        ("blocked-for-good", "open", 24 * HOUR)
    ]


def test_sensors_that_disagree_are_one_alert() -> None:
    charging = [plug(minute, "charging") for minute in (0, 10, 20)]
    assert warnings(bay(0, "free"), *charging, plug(25, "free"), later(30)) == [
        ("sensor-contradiction", "open", 10),
        ("sensor-contradiction", "resolved", 26),
    ]


def test_what_is_not_known_resolves_nothing() -> None:
    events = [*standing("fuel", range(10)), later(HOUR), bay(70, "free"), later(80)]
    assert warnings(*events) == [
        ("ice-blocked", "open", 3),
        ("ice-blocked", "update", 63),
        ("ice-blocked", "resolved", 71),
    ]


def test_a_status_that_is_missing_does_not_resolve_a_contradiction() -> None:
    words = [plug(minute, "charging") for minute in (0, 10, 30, 40, 50)]
    bays = [bay(minute, "free") for minute in (1, 21, 41)]
    events = sorted([*words, *bays], key=lambda each: each.event_time)
    assert warnings(*events) == [("sensor-contradiction", "open", 11)]


def test_what_is_not_known_opens_nothing() -> None:
    assert warnings(*full(range(1)), offline(10), later(HOUR)) == []


def test_the_longest_names_fit_the_contract() -> None:
    long = {"operator_id": "o" * 64, "station_id": "s" * 64, "connector_id": "c" * 64}
    words = [plug(0, "free", **long), power(1, 7_000, **long), later(20)]
    (alert,) = [each for each in said_of(Fusion(), words) if isinstance(each, Alert)]
    assert convert(asdict(alert), Alert) == alert
