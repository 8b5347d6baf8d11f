"""Load of a station: what was said last holds, what nobody says is unknown and not nothing."""

from datetime import date

import pytest

from schemas import Event
from schemas.events.station_load import StationLoad
from tests.schemas.examples import T
from tests.streams.processors.station_load.given import (
    ARRAY,
    MINUTE,
    ONE_OF_DC,
    STATION,
    STORAGE,
    beat,
    connector,
    elsewhere,
    meter,
    minutes,
    panels,
    quarters,
    register,
    status,
    storage,
)

KW = 1000


def one(found: list[StationLoad]) -> StationLoad:
    (only,) = found
    return only


def charging(*powers: int) -> list[Event]:
    """A sample a minute."""
    return [meter(minute, power) for minute, power in enumerate(powers)]


@pytest.mark.parametrize(
    ("said", "power_w", "unknown_s"),
    [
        (charging(*[60 * KW] * 15), 60 * KW, 0),
        (charging(*[60 * KW] * 5, *[0] * 10), 20 * KW, 0),
        ([meter(0, 60 * KW), status(5, "plugged")], 20 * KW, 0),
        ([meter(0, 60 * KW), status(5, "charging")], 60 * KW, 0),
        ([meter(0, 60 * KW), status(5, "unknown", connectivity="offline")], 20 * KW, 600),
        ([status(0, "free")], 0, 0),
        ([status(0, "unknown", operability="faulted")], 0, 0),
        ([status(0, "free"), status(5, "charging")], 0, 600),
        ([status(0, "free"), status(5, "charging"), meter(6, 90 * KW)], 54 * KW, 60),
        ([status(0, "charging")], None, 900),
        ([status(0, "unknown")], None, 900),
        ([meter(0, None)], None, None),
        ([status(0, "free"), status(0, "charging"), meter(0, 9 * KW)], 9 * KW, 0),
        ([meter(0, 9 * KW), status(0, "charging")], 9 * KW, 0),
        ([status(5, "free")], 0, 300),
        ([meter(0.5, 30 * KW)], 29 * KW, 30),
    ],
    ids=[
        "a power holds till the next",
        "none is taken after the end of charging",
        "plugged is not charging",
        "a status says nothing of the power",
        "offline is unknown",
        "free draws nothing",
        "faulted draws nothing",
        "charging without a sample is unknown",
        "until there is one",
        "charging, nobody says how much",
        "online, nobody says what it does",
        "a power that was not measured is no word",
        "at one time a sample stands over a status",
        "whichever comes first",
        "unknown before the first word",
        "to the half minute",
    ],
)
def test_what_a_quarter_comes_to(
    said: list[Event], power_w: int | None, unknown_s: int | None
) -> None:
    found = [(each.charging_w, each.unknown_s) for each in quarters(ONE_OF_DC, *said)]
    assert found == ([] if unknown_s is None else [(power_w, unknown_s)])


def test_a_power_holds_for_fifteen_minutes_and_no_longer() -> None:
    first, second = quarters(ONE_OF_DC, meter(5, 30 * KW), till=32)
    assert (first.charging_w, first.known_s, first.unknown_s) == (20 * KW, 600, 300)
    assert (second.charging_w, second.known_s, second.unknown_s) == (10 * KW, 300, 600)


def test_a_sign_of_life_of_the_equipment_keeps_a_connector_known_that_is_idle() -> None:
    """As a charge point of OCPP does: it tells changes once, and then beats."""
    said = [status(0, "free"), *[beat(minute) for minute in range(5, 31, 5)]]
    assert [each.unknown_s for each in quarters(ONE_OF_DC, *said, till=32)] == [0, 0]
    assert [each.unknown_s for each in quarters(ONE_OF_DC, said[0], till=32)] == [0, 900]


def test_a_sign_of_life_does_not_prolong_a_power() -> None:
    said = [meter(0, 30 * KW), beat(10), beat(20)]
    assert [each.unknown_s for each in quarters(ONE_OF_DC, *said, till=32)] == [0, 900]


def test_components_stand_apart_and_net_is_what_the_feeder_sees() -> None:
    site = register(STATION, connector("A"), connector("B", "v2g"), STORAGE, ARRAY)
    said: list[Event] = [
        meter(0, 60 * KW),
        meter(0, -9 * KW, "B"),
        storage(0, -20 * KW),
        panels(0, 5 * KW),
    ]
    found = one(quarters(site, *said))
    assert found.charging_w == 60 * KW
    assert found.discharging_w == -9 * KW
    assert (found.dc_w, found.v2g_w, found.ac_w) == (60 * KW, -9 * KW, None)
    assert (found.storage_w, found.pv_w, found.swap_w) == (-20 * KW, 5 * KW, None)
    assert found.net_w == (60 - 9 - 20 - 5) * KW
    assert (found.known_s, found.plant_known_s, found.plant_unknown_s) == (1800, 1800, 0)


def test_what_is_registered_and_was_never_heard_is_unknown() -> None:
    site = register(STATION, connector("A"), connector("B"), STORAGE)
    found = one(quarters(site, status(0, "free")))
    assert (found.known_s, found.unknown_s, found.plant_unknown_s) == (900, 900, 900)
    assert (found.charging_w, found.storage_w) == (0, None)


def test_without_a_register_a_load_is_of_no_kind_and_no_feeder() -> None:
    found = one(quarters(register(), meter(0, 60 * KW)))
    assert (found.feeder_id, found.charging_w, found.unclassified_w) == ("", 60 * KW, 60 * KW)


def test_a_connector_is_registered_by_day() -> None:
    """What was taken out of service before is missed by nobody. T is 8 in the morning there."""
    gone = connector("B", valid_to=date(2026, 3, 1))
    assert one(quarters(register(STATION, connector("A"), gone), status(0, "free"))).unknown_s == 0


def test_minutes_are_said_where_something_flows_or_is_unknown() -> None:
    said = [status(0, "free"), status(3, "charging"), meter(4, 60 * KW), status(5, "plugged")]
    found = [
        ((each.event_time - T) // MINUTE, each.charging_w, each.unknown_s)
        for each in minutes(ONE_OF_DC, *said)
    ]
    assert found == [(4, None, 60), (5, 60 * KW, 0)]


def told(*events: Event, till: float) -> list[tuple[int, int | None, int, int]]:
    """End, power, revision of each quarter as said, and what came too late."""
    return [
        ((each.event_time - T) // MINUTE, each.charging_w, each.revision, each.too_late)
        for each in quarters(ONE_OF_DC, *events, till=till)
    ]


def test_a_quarter_is_said_two_minutes_after_its_end() -> None:
    assert told(meter(0, 30 * KW), till=16.9) == []
    assert told(meter(0, 30 * KW), till=17) == [(15, 30 * KW, 0, 0)]


def test_what_comes_late_corrects_it_under_the_same_identity() -> None:
    said = [meter(0, 30 * KW), elsewhere(18), meter(10, 0)]
    assert told(*said, till=19) == [(15, 30 * KW, 0, 0), (15, 20 * KW, 1, 0)]
    first, second = quarters(ONE_OF_DC, *said, till=19)
    assert (first.station_id, first.event_time) == (second.station_id, second.event_time)
    assert first.event_id != second.event_id  # who drops repetitions by their id keeps it


def test_what_comes_late_and_twice_corrects_it_once() -> None:
    said = [meter(0, 30 * KW), elsewhere(18), meter(10, 0), meter(10, 0)]
    assert told(*said, till=21) == [(15, 30 * KW, 0, 0), (15, 20 * KW, 1, 0)]


def test_what_is_older_than_ten_minutes_then_is_counted_as_too_late() -> None:
    said = [meter(0, 30 * KW), meter(14, 30 * KW), elsewhere(27), meter(10, 0)]
    assert told(*said, till=32) == [(15, 30 * KW, 0, 0), (30, 28 * KW, 0, 1)]


def test_a_backlog_that_comes_in_order_is_counted_as_far_as_it_is_not_closed() -> None:
    """The station was cut off, and others have gone on."""
    said = [meter(minute, 30 * KW) for minute in range(2, 16)]
    assert told(meter(0, 30 * KW), elsewhere(14), *said, till=17) == [(15, 30 * KW, 0, 0)]


def test_a_station_that_is_silent_for_a_day_is_no_longer_spoken_of() -> None:
    found = told(meter(0, 30 * KW), till=3 * 1440)
    assert len(found) == 97
    assert found[-1] == (97 * 15, None, 0, 0)


def test_it_is_spoken_of_again_from_its_next_word() -> None:
    found = told(meter(0, 30 * KW), elsewhere(3 * 1440), meter(3 * 1440 + 5, 30 * KW), till=4337)
    assert found[-1] == (3 * 1440 + 15, 20 * KW, 0, 0)


def test_energy_is_exact_to_half_a_watt_of_each_mean() -> None:
    """Three powers that are no multiples of anything, over seconds that are none of a minute."""
    said = [meter(0, 59_999), meter(7.35, 30_001), meter(11.11, 7_777)]
    energy = 59_999 * 441_000 + 30_001 * 225_600 + 7_777 * 233_400
    assert one(quarters(ONE_OF_DC, *said)).charging_w == round(energy / 900_000)
