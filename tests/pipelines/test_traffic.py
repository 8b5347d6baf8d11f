from dataclasses import replace
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines import traffic
from pipelines.traffic import TRAFFIC
from pipelines.traffic.congestion import CURRENT, VERSIONS, Index
from schemas.reference.road_segment import RoadSegment
from tests.pipelines.built import building
from tests.pipelines.given import DAY, every, land, refer
from tests.pipelines.networks import reading

build = building(TRAFFIC)


def segment(**more: Any) -> RoadSegment:
    given: dict[str, Any] = {"operator_id": "O1", "segment_id": "R1", "free_speed_kmh": 60}
    return RoadSegment(**given | {"district_code": "500101", "corridor_id": "K1"} | more)


def hours(client: ClickHouse, column: str) -> dict[int, int]:
    """The hours of the local day in which a column is not 0."""
    rows = client.rows(
        f"SELECT toHour(hour, 'Asia/Shanghai'), {column} FROM derived.traffic"
        f" WHERE day = %(day)s AND {column} != 0 ORDER BY hour",
        {"day": DAY},
    )
    return dict(rows)


def of_day(client: ClickHouse, columns: str) -> tuple[Any, ...]:
    ((row),) = client.rows(f"SELECT {columns} FROM api.traffic_1d")
    return row


def test_a_reading_speaks_of_the_time_since_the_one_before(client: ClickHouse) -> None:
    land(client, reading("08:50", 30), reading("08:55", 40), reading("09:05", 60.04))
    build(client)
    assert hours(client, "known_ms") == {8: 900_000, 9: 300_000}
    assert hours(client, "speed_dkmh_ms") == {
        8: 300_000 * 300 + 300_000 * 400 + 300_000 * 600,
        9: 300_000 * 600,
    }
    assert hours(client, "readings") == {8: 3}


def test_mean_speed_is_speed_by_time_over_the_known_time(client: ClickHouse) -> None:
    land(client, reading("08:05", 20), reading("08:20", 60))
    build(client)
    assert of_day(client, "known_s, unknown_s, coverage, speed_kmh") == (
        1200.0,
        85_200.0,
        1200 / 86_400,
        50.0,
    )


def test_after_a_silence_a_reading_speaks_of_its_own_interval(client: ClickHouse) -> None:
    land(client, reading("08:05", 20), reading("08:21", 20), reading("08:50", 20, interval_s=None))
    build(client)
    assert hours(client, "known_ms") == {8: 600_000}


def test_intervals_longer_than_the_silence_hold_but_never_twice(client: ClickHouse) -> None:
    land(client, reading("09:00", 20, interval_s=3600), reading("09:30", 40, interval_s=3600))
    build(client)
    assert hours(client, "speed_dkmh_ms") == {8: 3_600_000 * 200, 9: 1_800_000 * 400}


def test_a_reading_without_speed_is_unknown_and_never_0(client: ClickHouse) -> None:
    land(client, reading("08:05", 40), reading("08:10"), reading("08:15", 20))
    build(client)
    assert of_day(client, "known_s, speed_kmh, readings, readings_without_speed") == (
        600.0,
        30.0,
        3,
        1,
    )


def test_the_first_reading_after_midnight_speaks_of_the_day_before_too(
    client: ClickHouse,
) -> None:
    land(client, reading("-1 23:57", 40), reading("00:02", 50), reading("+1 00:03", 30))
    build(client)
    assert hours(client, "speed_dkmh_ms") == {0: 120_000 * 500, 23: 120_000 * 300}
    assert hours(client, "readings") == {23: 1}


def test_time_is_slow_and_congested_by_its_share_of_the_registered_free_speed(
    client: ClickHouse,
) -> None:
    refer(client, segment(free_speed_kmh=60))
    for clock, speed in (("08:05", 42), ("08:10", 41.9), ("08:15", 30), ("08:20", 29.9)):
        land(client, reading(clock, speed))
    build(client)
    assert of_day(client, "judged_s, slow_s, congested_s, slow, congested") == (
        1200.0,
        600.0,
        300.0,
        0.5,
        0.25,
    )
    assert of_day(
        client,
        "corridor_id, free_speed_kmh, free_speed_source, index_version, slow_below_percent,"
        " congested_below_percent",
    ) == ("K1", 60.0, "register", 1, 70, 50)


def test_without_a_registered_free_speed_it_is_the_85th_percentile_of_the_week_before(
    client: ClickHouse,
) -> None:
    refer(client, segment(free_speed_kmh=None))
    before = enumerate(every(15, "-2 00:15", "-1 01:00"))  # 100 readings: 0.0 to 99.0 km/h
    land(client, *(reading(each, nth) for nth, each in before))
    land(client, reading("08:05", 42.5))
    build(client)
    assert of_day(client, "free_speed_source, free_speed_kmh, speed_index, congested") == (
        "percentile",
        85.0,
        0.5,
        0.0,
    )


def test_too_few_readings_tell_no_free_speed_and_judge_nothing(client: ClickHouse) -> None:
    land(client, *(reading(each, 50) for each in every(15, "-2 00:15", "-1 00:45")))
    land(client, reading("08:05", 10))
    build(client)
    assert of_day(
        client, "free_speed_source, free_speed_kmh, speed_kmh, judged_s, slow, congested"
    ) == ("unknown", None, 10.0, 0.0, None, None)


def test_what_the_source_judged_is_kept_apart(client: ClickHouse) -> None:
    refer(client, segment())
    land(client, reading("08:05", 60, congestion="slow"), reading("08:10", congestion="blocked"))
    land(client, reading("08:15", 10, congestion="free"), reading("08:20", 10))
    build(client)
    assert of_day(
        client,
        "source_known_s, source_slow_s, source_congested_s, source_blocked_s, judged_s,"
        " congested_s",
    ) == (900.0, 300.0, 0.0, 300.0, 900.0, 600.0)


def test_a_registered_segment_that_was_never_heard_of_is_unknown_all_day(
    client: ClickHouse,
) -> None:
    refer(client, segment())
    build(client)
    assert of_day(client, "registered, unknown_s, coverage, speed_kmh, slow, readings") == (
        True,
        86_400.0,
        0.0,
        None,
        None,
        0,
    )


def test_a_segment_that_is_silent_since_yesterday_and_in_no_register_has_no_rows(
    client: ClickHouse,
) -> None:
    land(client, *(reading(each, 50) for each in every(15, "-3 00:00", "-1 12:00")))
    build(client)
    assert client.rows("SELECT count() FROM derived.traffic") == [(0,)]


def test_duplicates_count_once_and_a_late_reading_changes_its_hour(client: ClickHouse) -> None:
    land(client, reading("08:05", 40), reading("08:05", 40), reading("08:15", 20))
    build(client)
    assert of_day(client, "known_s, speed_kmh, readings") == (900.0, 400 / 15, 2)
    land(client, reading("08:10", 60))
    build(client)
    assert of_day(client, "known_s, speed_kmh, readings") == (900.0, 40.0, 3)


def test_another_version_of_the_index_judges_otherwise_and_says_so(
    client: ClickHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    refer(client, segment(free_speed_kmh=60))
    land(client, reading("08:05", 45))
    monkeypatch.setattr(traffic, "CURRENT", replace(CURRENT, version=9, slow_below_percent=80))
    build(client)
    assert of_day(client, "index_version, slow_below_percent, slow") == (9, 80, 1.0)


def test_published_versions_of_the_index_never_change() -> None:
    assert (
        Index(
            version=1,
            slow_below_percent=70,
            congested_below_percent=50,
            free_speed_percentile=85,
            trailing_days=7,
            least_readings=100,
        ),
    ) == VERSIONS
