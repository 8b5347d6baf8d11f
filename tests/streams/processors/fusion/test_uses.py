"""What a bay is used for: connector, meter and bay together."""

import msgspec
import pytest

from schemas import Event
from streams.processors.fusion.rules import use_of
from streams.processors.fusion.state import Connector
from tests.schemas.examples import VEHICLE
from tests.streams.processors.fusion.given import at, bay, later, offline, plug, power, used, uses


@pytest.mark.parametrize(
    ("occupancy", "stands", "use"),
    [
        ("free", ("free", "unknown"), "free"),
        ("free", ("occupied", "electric"), "ev-idle"),
        ("free", ("occupied", "plug-in-hybrid"), "ev-idle"),
        ("free", ("occupied", "fuel"), "ice-blocked"),
        ("free", ("occupied", "unknown"), "vehicle-unknown"),
        ("free", ("unknown", "unknown"), "unplugged"),
        ("reserved", ("free", "unknown"), "reserved"),
        ("reserved", ("unknown", "unknown"), "reserved"),
        ("reserved", ("occupied", "fuel"), "ice-blocked"),
        ("plugged", ("occupied", "electric"), "waiting"),
        ("charging", ("occupied", "electric"), "charging"),
        ("charging", ("unknown", "unknown"), "charging"),
        ("discharging", ("occupied", "electric"), "discharging"),
        ("unknown", ("free", "unknown"), "free"),
        ("unknown", ("occupied", "fuel"), "ice-blocked"),
        ("unknown", ("occupied", "electric"), "unknown"),
        ("unknown", ("unknown", "unknown"), "unknown"),
    ],
)
def test_words_of_connector_and_bay(occupancy: str, stands: tuple[str, str], use: str) -> None:
    place = {"operator_id": "O", "station_id": "S", "connector_id": "C"}
    words = {"occupancy": occupancy, "bay": stands[0], "energy_class": stands[1]}
    assert use_of(msgspec.convert(place | words, Connector)) == use


def test_a_visit_from_parking_to_driving_off() -> None:
    assert uses(
        plug(0, "free"),
        bay(0.1, "free"),
        bay(10, "occupied", "electric"),
        plug(11, "plugged"),
        plug(12, "charging"),
        power(13, 60_000),
        power(14, 0),
        plug(15, "plugged"),
        plug(20, "free"),
        bay(21, "free"),
    ) == [
        ("unplugged", 0),
        ("free", 0.1),
        ("waiting", 10),
        ("charging", 12),
        ("full-not-moved", 15),
        ("free", 20),
    ]


def test_an_event_gives_the_use_that_ended_and_what_it_rests_on() -> None:
    *_, last = used(
        [
            plug(0, "charging"),
            power(1, 60_000),
            bay(2, "occupied", "electric", vehicle=VEHICLE),
            plug(9, "plugged"),
        ]
    )
    assert (last.use, last.since, last.event_time) == ("full-not-moved", at(9), at(9))
    assert (last.previous_use, last.previous_since) == ("charging", at(0))
    assert (last.occupancy, last.power_w) == ("plugged", None)
    assert (last.bay, last.energy_class, last.vehicle) == ("occupied", "electric", VEHICLE)


def test_uses_follow_each_other_without_a_gap() -> None:
    said = used([plug(0, "free"), bay(1, "occupied", "fuel"), later(9), plug(10, "plugged")])
    assert [each.use for each in said] == ["unplugged", "ice-blocked", "waiting"]
    assert [each.previous_since for each in said] == [None, *(each.since for each in said[:-1])]


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("SuspendedEV", "full-not-moved"),
        ("Finishing", "full-not-moved"),
        ("SuspendedEVSE", "waiting"),
        ("2", "full-not-moved"),
    ],
)
def test_who_still_wants_power_is_not_full(code: str, use: str) -> None:
    """OCPI: what counts is that the vehicle asks for none, not that none flows."""
    assert uses(plug(0, "charging"), plug(5, "plugged", code))[-1] == (use, 5)


def test_a_full_battery_takes_nothing_whatever_the_connector_says() -> None:
    events = [plug(0, "charging"), power(1, 7_000), power(2, 0, soc_percent=100)]
    assert uses(*events) == [("charging", 0), ("full-not-moved", 2)]
    not_full = power(2, 0, soc_percent=99)
    assert uses(*events[:2], not_full) == [("charging", 0)]


@pytest.mark.parametrize(("watts", "use"), [(60_000, "charging"), (-7_000, "discharging")])
def test_the_meter_tells_where_the_connector_does_not(watts: int, use: str) -> None:
    assert uses(plug(0, "plugged"), offline(1), power(2, watts))[-1] == (use, 2)
    assert uses(plug(0, "plugged"), power(2, watts))[-1] == (use, 2)


def test_who_has_charged_by_the_meter_is_full_afterwards() -> None:
    assert uses(plug(0, "plugged"), power(1, 7_000), power(9, 0), plug(10, "plugged")) == [
        ("waiting", 0),
        ("charging", 1),
        ("waiting", 9),
        ("full-not-moved", 10),
    ]


def test_the_next_one_has_not_charged_yet() -> None:
    events: list[Event] = [plug(0, "charging"), plug(5, "free"), plug(6, "plugged")]
    assert uses(*events) == [("charging", 0), ("unplugged", 5), ("waiting", 6)]
