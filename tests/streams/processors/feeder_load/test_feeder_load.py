"""Load of a feeder: the sum of its stations and its base load; who is missing is unknown."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas import Event
from schemas.events.feeder_load import FeederLoad
from streams.processing.partition import PartitionProcessors
from streams.processors.feeder_load import FeederLoads
from tests.schemas.examples import T
from tests.streams.processing.given import assert_told_alike, heard
from tests.streams.processors.feeder_load.given import (
    KW,
    MINUTE,
    MW,
    REGISTER,
    alerts,
    loads,
    part,
    reading,
)

BOTH = [part(15, "A", 600 * KW), part(15, "B", 300 * KW)]


def test_stations_and_base_load_are_compared_with_the_limits() -> None:
    here = reading(0, 2 * MW, limit_w=3 * MW, charging_limit_w=1 * MW)
    (found,) = loads(here, *BOTH, till=18)
    assert (found.net_w, found.charging_w, found.base_load_w) == (900 * KW, 900 * KW, 2 * MW)
    assert (found.load_w, found.limit_w, found.headroom_w) == (2_900 * KW, 3 * MW, 100 * KW)
    assert found.charging_headroom_w == 100 * KW
    assert (found.stations, found.stations_missing) == (2, 0)
    assert (found.known_s, found.unknown_s) == (3600, 0)
    assert found.operator_id == "GRID"


def test_without_a_limit_of_the_time_the_capacity_of_the_register_is_the_limit() -> None:
    (found,) = loads(reading(0, 2 * MW), *BOTH, till=18)
    assert (found.limit_w, found.headroom_w, found.charging_headroom_w) == (
        4 * MW,
        1_100 * KW,
        None,
    )


def test_a_station_that_is_missing_makes_the_sum_incomplete() -> None:
    (found,) = loads(reading(0, 2 * MW), BOTH[0], till=18)
    assert (found.net_w, found.stations_missing) == (600 * KW, 1)
    assert (found.known_s, found.unknown_s) == (1800, 1800)


def test_where_all_are_missing_nothing_is_known() -> None:
    (found,) = loads(reading(0, 2 * MW), till=18)
    assert (found.net_w, found.load_w, found.headroom_w) == (None, None, None)
    assert (found.stations_missing, found.known_s, found.unknown_s) == (2, 0, 3600)


def test_so_it_is_where_all_say_that_they_do_not_know() -> None:
    (found,) = loads(reading(0, 2 * MW), part(15, "A", None), part(15, "B", None), till=18)
    assert (found.net_w, found.stations_missing, found.unknown_s) == (None, 0, 3600)


def test_without_a_reading_there_is_no_base_load_and_no_load() -> None:
    (found,) = loads(*BOTH, till=18)
    assert (found.net_w, found.base_load_w, found.load_w) == (900 * KW, None, None)
    assert found.operator_id == "unknown"


def test_a_reading_holds_for_three_quarters_of_an_hour() -> None:
    parts = [part(minute, each, 0) for minute in (60, 75) for each in "AB"]
    assert [each.base_load_w for each in loads(reading(0, 2 * MW), *parts, till=78)] == [
        2 * MW,
        2 * MW,
        None,
    ]


def test_a_station_that_says_nothing_of_a_minute_takes_nothing_if_it_was_heard_lately() -> None:
    events = [reading(0, 2 * MW), BOTH[0], part(17, "A", 60 * KW, 60)]
    (missing,) = loads(*events, till=21, interval_s=60)
    (idle,) = loads(*events, BOTH[1], till=21, interval_s=60)
    assert (missing.net_w, missing.stations_missing, missing.unknown_s) == (60 * KW, 1, 120)
    assert (idle.net_w, idle.stations_missing, idle.unknown_s) == (60 * KW, 0, 0)
    assert (missing.known_s, idle.known_s) == (120, 240)


def revisions(*events: Event, till: int) -> list[tuple[int | None, int]]:
    return [(each.net_w, each.revision) for each in loads(*events, till=till)]


def test_a_correction_is_said_with_what_closes_next_under_the_same_identity() -> None:
    events = [*BOTH, reading(18, 0), part(15, "B", 100 * KW, revision=1), part(30, "A", 1, 900)]
    assert revisions(*events, till=33) == [(900 * KW, 0), (700 * KW, 1), (100_001, 0)]
    first, second, _ = loads(*events, till=33)
    assert (first.feeder_id, first.event_time) == (second.feeder_id, second.event_time)
    assert first.event_id != second.event_id  # who drops repetitions by their id keeps it


def test_what_is_said_twice_or_was_corrected_before_changes_nothing() -> None:
    events = [part(15, "B", 100 * KW, revision=1), *BOTH, *BOTH]
    assert revisions(*events, till=18) == [(700 * KW, 0)]


def test_what_comes_after_the_next_quarter_is_ignored() -> None:
    events = [BOTH[0], reading(16, 0), reading(40, 0), BOTH[1]]
    assert revisions(*events, till=60) == [(600 * KW, 0), (600 * KW, 0), (600 * KW, 0)]


def test_what_a_station_said_of_a_quarter_holds_until_it_should_have_spoken() -> None:
    """Every two hours all say something, and T is such an hour."""
    readings = [reading(minute, 2 * MW) for minute in range(0, 151, 15)]
    events = [*BOTH, *readings[:9], part(120, "A", 1 * KW), *readings[9:]]
    found = loads(*events, till=168)
    assert [(each.net_w, each.stations_missing) for each in found] == [
        *[(900 * KW, 0)] * 7,
        *[(1 * KW, 1)] * 4,
    ]
    assert {each.known_s + each.unknown_s for each in found} == {3600}


def test_so_does_what_it_said_of_a_minute() -> None:
    events = [*BOTH, part(16, "A", 60 * KW, 60), part(20, "B", 7 * KW, 60)]
    found = loads(*events, part(21, "A", 0, 60), till=25, interval_s=60)
    assert [each.net_w for each in found] == [60 * KW, 67 * KW, 7 * KW]


def test_and_a_minute_that_comes_too_late_for_its_own() -> None:
    late = [part(17, "B", 7 * KW, 60), reading(20, 0), part(16, "A", 60 * KW, 60)]
    found = loads(*BOTH, *late, part(21, "B", 1 * KW, 60), till=25, interval_s=60)
    assert [each.net_w for each in found] == [7 * KW, 61 * KW]


def over(minute: int, load_w: int) -> Any:
    return reading(minute, 2 * MW, load_w=load_w, limit_w=3 * MW)


def test_a_feeder_that_carries_more_than_it_may_is_an_alert_until_it_stays_below() -> None:
    found = alerts(over(0, 3_100 * KW), over(15, 2_900 * KW), over(30, 2_900 * KW), till=60)
    assert found == [
        (0, "feeder-overload", "open", "3.10 MW of 3.00 MW"),
        (35, "feeder-overload", "resolved", "3.10 MW of 3.00 MW"),
    ]


def test_between_readings_its_stations_tell() -> None:
    events = [over(0, 2_500 * KW), part(7, "A", 1_200 * KW, 60)]
    assert alerts(*events, till=12) == [(10, "feeder-overload", "open", "3.20 MW of 3.00 MW")]


def test_one_that_is_dead_is_an_outage_until_it_is_live() -> None:
    events = [reading(0, 0, supply="off"), reading(15, 0, supply="unknown"), reading(30, 2 * MW)]
    assert alerts(*events, till=60) == [
        (0, "feeder-outage", "open", ""),
        (30, "feeder-outage", "resolved", ""),
    ]


PARTS = [
    part(minute, station, minute * KW + revision, 900, revision)
    for minute in (15, 30)
    for station in "AB"
    for revision in (0, 1)
]
MINUTES = [part(minute, station, minute * KW, 60) for minute in range(1, 31) for station in "AB"]
READINGS = [over(minute, load) for minute, load in ((0, 3 * MW), (15, 3_200 * KW), (30, 2 * MW))]
EVENTS: list[Event] = [*PARTS, *MINUTES, *READINGS]


@given(st.permutations(EVENTS), st.lists(st.integers(1, len(EVENTS)), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[Event], cuts: list[int]
) -> None:
    assert_told_alike(FeederLoads(REGISTER), heard([*events, reading(90, 0, "ELSEWHERE")]), cuts)


@given(st.randoms(use_true_random=False))
def test_however_stations_and_readings_interleave_a_quarter_comes_to_the_same(
    chance: Random,
) -> None:
    """Each keeps its own order, and none lags by more than the lateness."""
    queues = [[each for each in PARTS if each.station_id == name] for name in "AB"]
    order = [number for number, queue in enumerate(queues) for _ in queue]
    chance.shuffle(order)
    events: list[Event] = [READINGS[0], *[queues[number].pop(0) for number in order]]
    assert final([*events, *READINGS[1:]]) == {
        15: (2 * MW, 30_002, 0),
        30: (2 * MW, 60_002, 0),
    }


def final(events: list[Event]) -> dict[int, tuple[int | None, int | None, int]]:
    """By its end, base load, net and unknown time of each quarter as it was said last."""
    running = PartitionProcessors([FeederLoads(REGISTER)])
    told = running.apply(heard([*events, reading(49, 0, "ELSEWHERE")]))
    return {
        (each.event_time - T) // MINUTE: (each.base_load_w, each.net_w, each.unknown_s)
        for each in told
        if isinstance(each, FeederLoad)
        and each.interval_s == 900
        and each.event_time <= T + 30 * MINUTE
    }
