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
    said = [status(0, "free"), *[beat(minute) for minute in range(5, 121, 5)]]
    assert [each.unknown_s for each in quarters(ONE_OF_DC, *said, till=122)] == [0, 0]
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


def powers(*events: Event, till: float) -> list[tuple[int, int | None]]:
    """End and net of each minute that is said."""
    found = minutes(ONE_OF_DC, *events, till=till)
    return [((each.event_time - T) // MINUTE, each.net_w) for each in found]


def test_a_minute_is_said_where_its_mean_departs_and_the_one_after_it_if_it_was_a_mixture() -> None:
    said = [status(0, "free"), meter(4.5, 60 * KW), status(7, "plugged")]
    assert powers(*said, till=17) == [(5, 30 * KW), (6, 60 * KW), (8, 0)]


@pytest.mark.parametrize(
    ("before", "after", "is_said"),
    [
        (0, 1_000, False),
        (0, 1_001, True),
        (7_000, 6_000, False),
        (7_000, 5_999, True),
        (100_000, 105_000, False),
        (100_000, 105_001, True),
        (-7_000, -5_999, True),
    ],
)
def test_within_a_kilowatt_or_a_twentieth_it_is_not(before: int, after: int, is_said: bool) -> None:
    found = powers(meter(0, before), meter(1, after), till=17)
    assert ((2, after) in found) == is_said


def test_many_small_steps_one_way_are_said_when_they_come_to_more() -> None:
    assert powers(*charging(*range(0, 5_000, 500)), till=17) == [
        (4, 1_500),
        (7, 3_000),
        (10, 4_500),
    ]


def test_who_falls_silent_while_charging_takes_nothing_after_that_quarter() -> None:
    """Of what is unknown the quarter tells; a sign of life makes no power known."""
    said = [meter(0, 60 * KW), *[beat(minute) for minute in range(5, 45, 5)]]
    assert powers(*said, till=60) == [(1, 60 * KW), (31, None)]


def test_a_quarter_that_is_as_the_one_before_is_said_every_two_hours_only() -> None:
    """T is such an hour."""
    said = [status(minute, "free") for minute in range(0, 300, 10)]
    found = [(each.event_time - T) // MINUTE for each in quarters(ONE_OF_DC, *said, till=302)]
    assert found == [15, 120, 240]


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
    assert told(*said, till=31.9) == [(15, 30 * KW, 0, 0)]
    assert told(*said, till=32)[:2] == [(15, 30 * KW, 0, 0), (15, 20 * KW, 1, 0)]
    first, second, _ = quarters(ONE_OF_DC, *said, till=32)
    assert (first.station_id, first.event_time) == (second.station_id, second.event_time)
    assert first.event_id != second.event_id  # who drops repetitions by their id keeps it


def test_what_comes_late_and_twice_corrects_it_once() -> None:
    said = [meter(0, 30 * KW), elsewhere(18), meter(10, 0), meter(10, 0)]
    assert [each[2] for each in told(*said, till=47)] == [0, 1, 0, 0]


def test_where_it_corrects_a_quarter_the_next_one_is_said_unless_it_is_like_that() -> None:
    """Without it the second one is as the first, and is not said."""
    said = [meter(minute, 30 * KW) for minute in (0, 10, 20, 29, 35)]
    assert [each[:3] for each in told(*said, till=32)] == [(15, 30 * KW, 0)]
    late = [*said[:3], elsewhere(18), meter(5, 0), *said[3:]]
    assert [each[:3] for each in told(*late, till=32)] == [
        (15, 30 * KW, 0),
        (15, 20 * KW, 1),
        (30, 30 * KW, 0),
    ]


def test_what_is_of_the_quarter_before_the_closed_one_is_counted_as_too_late() -> None:
    said = [meter(0, 30 * KW), meter(15, 30 * KW), meter(29, 30 * KW), elsewhere(32), meter(14, 0)]
    assert told(*said, till=47) == [
        (15, 30 * KW, 0, 0),
        (45, 28 * KW, 0, 1),
    ]


def test_a_backlog_that_comes_in_order_is_counted_as_far_as_it_is_not_closed() -> None:
    """The station was cut off, and others have gone on."""
    said = [meter(minute, 30 * KW) for minute in range(2, 16)]
    assert told(meter(0, 30 * KW), elsewhere(14), *said, till=17) == [(15, 30 * KW, 0, 0)]


def test_a_station_that_is_silent_for_a_day_is_no_longer_spoken_of() -> None:
    found = told(meter(0, 30 * KW), till=3 * 1440)
    ends = [15, 30, *range(120, 1441, 120)]
    assert [each[0] for each in found] == ends
    assert found[-1] == (1440, None, 0, 0)


def test_it_is_spoken_of_again_from_its_next_word() -> None:
    found = told(meter(0, 30 * KW), elsewhere(3 * 1440), meter(3 * 1440 + 5, 30 * KW), till=4337)
    assert found[-1] == (3 * 1440 + 15, 20 * KW, 0, 0)


def test_energy_is_exact_to_half_a_watt_of_each_mean() -> None:
    """Three powers that are no multiples of anything, over seconds that are none of a minute."""
    said = [meter(0, 59_999), meter(7.35, 30_001), meter(11.11, 7_777)]
    energy = 59_999 * 441_000 + 30_001 * 225_600 + 7_777 * 233_400
    assert one(quarters(ONE_OF_DC, *said)).charging_w == round(energy / 900_000)
