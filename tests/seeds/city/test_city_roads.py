"""Roads are slow at rush hours and at incidents; units warn of those, and fall silent."""

from collections import Counter, defaultdict
from statistics import fmean

from schemas.events.traffic_segment import TrafficSegment
from schemas.events.traffic_v2x import TrafficV2x
from seeds.city.roads.rush import rush
from tests.seeds.city.seeded import SMALL, small

FREE_KMH = {each.segment_id: each.axis.free_kmh for each in SMALL.layout.roads}


def hour_of(event_time: int) -> int:
    return (event_time - SMALL.clock.start_ms) // 3_600_000 % 24


def test_rush_hours_are_in_the_morning_and_in_the_evening_of_working_days() -> None:
    hours = (3, 8, 12, 18, 23)
    assert [round(rush(each * 3600, weekend=False), 1) for each in hours] == [0, 1, 0.2, 1, 0]
    assert [round(rush(each * 3600, weekend=True), 1) for each in hours] == [0, 0.3, 0.2, 0.3, 0]


def test_segments_speak_every_five_minutes() -> None:
    seen = Counter(each.segment_id for each in small().of(TrafficSegment))
    assert set(seen.values()) == {2 * 288 - 1}
    assert len(seen) == 30


def test_roads_are_slower_and_fuller_at_rush_hour() -> None:
    share, vehicles = defaultdict(list), defaultdict(list)
    for each in small().of(TrafficSegment):
        if each.speed_kmh is not None and each.vehicles is not None:
            share[hour_of(each.event_time)].append(each.speed_kmh / FREE_KMH[each.segment_id])
            vehicles[hour_of(each.event_time)].append(each.vehicles)
    assert fmean(share[3]) > 0.95
    assert fmean(share[8]) < fmean(share[12]) < fmean(share[3])
    assert fmean(share[18]) < 0.6
    assert fmean(vehicles[8]) > 8 * fmean(vehicles[3])


def test_a_reading_without_a_value_has_none_at_all() -> None:
    empty = [each for each in small().of(TrafficSegment) if each.congestion == "unknown"]
    assert 100 < len(empty) < 600
    for each in empty:
        assert each.speed_kmh is each.vehicles is each.travel_time_s is None
    assert all(
        each.speed_kmh for each in small().of(TrafficSegment) if each.congestion != "unknown"
    )


def test_units_warn_count_and_give_signs_of_life() -> None:
    messages = small().of(TrafficV2x)
    assert {each.message_kind for each in messages} == {"rsi", "rsm", "state"}
    assert Counter(each.unit_state for each in messages)["offline"] >= 12
    for each in messages:
        assert (each.participants is not None) == (each.message_kind == "rsm")
        if each.message_kind == "rsi":
            assert each.starts is not None
            assert each.ends is not None
            assert each.starts <= each.event_time < each.ends


def test_traffic_is_slow_where_a_unit_warns() -> None:
    warnings = {
        (each.segment_id, each.starts or 0, each.ends or 0)
        for each in small().of(TrafficV2x)
        if each.message_kind == "rsi"
    }
    assert len(warnings) == 12
    for segment_id, starts, ends in warnings:
        for each in small().of(TrafficSegment):
            if each.segment_id == segment_id and starts <= each.event_time < ends:
                assert (each.speed_kmh or 0) < 0.43 * FREE_KMH[segment_id]
