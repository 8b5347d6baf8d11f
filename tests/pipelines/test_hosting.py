"""Hosting capacity: feeders of a town, with loads of days written down by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.hosting import HOSTING
from pipelines.register import REGISTER
from schemas.reference.feeder import Feeder
from tests import engines
from tests.pipelines.given import DAY, ZONE, at, connector, refer, station

KW = 1000


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """A week of F1, which is loaded to nine tenths, F2 to a half, and one day of F3; F4 is mute;
    F5 may carry nothing for a day."""
    with engines.emptied(clickhouse_settings, "dagster") as made:
        refer(made, *(Feeder(feeder_id=f"F{n}", district_code="500101") for n in range(1, 5)))
        for n, town in ((1, "T1"), (2, "T1"), (3, "T2"), (4, "T3")):
            refer(made, station(f"S{n}", feeder_id=f"F{n}", town_code=town))
            refer(made, connector(f"C{n}", station_id=f"S{n}", rated_power_w=100 * KW))
        for nth in range(7):
            day = DAY - timedelta(days=nth)
            carry(made, day, "F1", {"08:00": 600 * KW, "08:15": 900 * KW}, charging_kw=50)
            carry(made, day, "F2", {"12:00": 500 * KW}, charging_kw=25)
        carry(made, DAY, "F3", {"08:00": 1_200 * KW})
        refer(made, Feeder(feeder_id="F5"))
        carry(made, DAY, "F5", {}, may_w=0)
        build(made)
        yield made


def build(client: ClickHouse) -> None:
    for each in (REGISTER, HOSTING):
        each.compute(client, DAY, ZONE)


def carry(
    client: ClickHouse,
    day: date,
    feeder: str,
    loads_w: dict[str, int],
    charging_kw: int = 0,
    may_w: int = 1_000 * KW,
) -> None:
    """A day of `derived.feeder_load`: 100 kW where nothing else is said."""
    begins = at("00:00", day)
    special = {at(clock, day): load_w for clock, load_w in loads_w.items()}
    moments = [begins + nth * 900_000 for nth in range(96)]
    loads = [special.get(each, 100 * KW) for each in moments]
    many = len(moments)
    client.insert(
        "derived.feeder_load",
        {
            "day": [day] * many,
            "quarter": [datetime.fromtimestamp(each / 1000, UTC) for each in moments],
            "operator_id": ["grid"] * many,
            "feeder_id": [feeder] * many,
            "quarter_ms": [900_000] * many,
            "load_known_ms": [900_000] * many,
            "load_w_ms": [each * 900_000 for each in loads],
            "headroom_known_ms": [900_000] * many,
            "headroom_w_ms": [(may_w - each) * 900_000 for each in loads],
            "charging_wh": [charging_kw * 250] * many,
            "charging_metered_ms": [900_000] * many,
            "charging_operating_ms": [900_000] * many,
        },
    )


def of(client: ClickHouse, level: str, code: str, columns: str) -> tuple[Any, ...]:
    """Columns of the view's row of a place."""
    ((*found,),) = client.rows(
        f"SELECT {columns} FROM api.hosting_capacity"
        " WHERE day = %(day)s AND level = %(level)s AND code = %(code)s",
        {"day": DAY, "level": level, "code": code},
    )
    return tuple(found)


def test_a_feeder_has_the_room_that_its_worst_quarter_hour_left(client: ClickHouse) -> None:
    columns = "peak_w, p95_w, ramp_w, headroom_w, missing_w, load_rate"
    assert of(client, "feeder", "F1", columns) == (
        900 * KW,
        100 * KW,
        500 * KW,
        100 * KW,
        0,
        0.9,
    )
    assert of(client, "feeder", "F2", "headroom_w, super_connectors") == (500 * KW, 1)


def test_simultaneity_is_the_peak_of_charging_over_what_is_installed(client: ClickHouse) -> None:
    columns = "charging_peak_w, rated_w, simultaneity, charging_coverage"
    assert of(client, "feeder", "F1", columns) == (50 * KW, 100 * KW, 0.5, 1.0)
    assert of(client, "town", "T1", columns) == (75 * KW, 200 * KW, 0.375, 1.0)


def test_a_town_peaks_with_its_feeders_together_and_room_is_not_lent_between_them(
    client: ClickHouse,
) -> None:
    columns = "feeders, peak_w, ramp_w, headroom_w, super_connectors, load_rate"
    assert of(client, "town", "T1", columns) == (2, 1_000 * KW, 500 * KW, 600 * KW, 1, 0.5)


def test_places_are_graded_by_the_highest_share_of_what_they_may_carry(client: ClickHouse) -> None:
    assert of(client, "feeder", "F1", "grade, grading") == ("heavy", 1)
    assert of(client, "feeder", "F2", "grade, grading") == ("open", 1)
    assert of(client, "town", "T1", "grade, grading") == ("open", 1)


def test_over_the_limit_once_is_full_even_if_little_is_known(client: ClickHouse) -> None:
    columns = "grade, days, feeders_over, headroom_w, missing_w"
    assert of(client, "feeder", "F3", columns) == ("full", 1, 1, 0, 200 * KW)


def test_over_a_limit_of_nothing_is_full_though_no_share_of_it_can_be_told(
    client: ClickHouse,
) -> None:
    columns = "grade, load_rate, headroom_w, missing_w"
    assert of(client, "feeder", "F5", columns) == ("full", None, 0, 100 * KW)


def test_a_place_of_which_nothing_is_known_is_unknown_and_not_open(client: ClickHouse) -> None:
    columns = "grade, days, headroom_w, super_connectors, peak_w, p95_w, ramp_w, simultaneity"
    assert of(client, "town", "T3", columns) == ("unknown", 0, *[None] * 6)


def test_sums_are_known_where_every_feeder_is(client: ClickHouse) -> None:
    columns = "feeders, feeders_unknown, quarters, unknown_quarters, unknown_share, peak_w, grade"
    assert of(client, "city", "city", columns) == (5, 1, 672, 672, 1.0, None, "unknown")
    assert of(client, "district", "500101", "headroom_w, missing_w") == (600 * KW, 200 * KW)


def test_a_second_run_gives_the_same_rows(client: ClickHouse) -> None:
    first = client.rows("SELECT * FROM derived.hosting ORDER BY level, code")
    build(client)
    assert len(first) == 10
    assert client.rows("SELECT * FROM derived.hosting ORDER BY level, code") == first
