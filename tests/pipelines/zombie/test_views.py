"""What the city reads of verdicts, as its own user."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests import engines
from tests.pipelines.zombie.stories import DAYS, QUIET, SILENT, USED, Story, nth, play

STORIES = {
    "silent": Story((SILENT,)),
    "used again": Story((QUIET,) * 8 + (USED,)),
}


@pytest.fixture(scope="module")
def city(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as client:
        play(client, STORIES)
        with ClickHouse(clickhouse_settings, "decision") as reader:
            yield reader


def test_now_is_who_is_suspected_or_confirmed_on_the_last_day(city: ClickHouse) -> None:
    assert city.rows(
        "SELECT day, connector_id, stage, kind, suspected_on, confirmed_on, used_on, online_on"
        " FROM api_decision.zombie_now"
    ) == [(nth(DAYS - 1), "silent", "confirmed", "silent", nth(9), nth(10), nth(6), nth(6))]


def test_history_is_an_episode_a_row(city: ClickHouse) -> None:
    assert city.rows(
        "SELECT connector_id, kind, suspected_on, confirmed_on, cleared_on"
        " FROM api_decision.zombie_history ORDER BY connector_id"
    ) == [
        ("silent", "silent", nth(9), nth(10), None),
        ("used again", "unused", nth(9), nth(10), nth(15)),
    ]


def test_the_subsidy_table_counts_piles_days_and_clearing_in_time(city: ClickHouse) -> None:
    rows = city.rows(
        "SELECT operator_id, sum(connector_days), sum(zombie_days), sum(cleared),"
        " sum(cleared_in_time), max(zombies) FROM api_decision.zombie_subsidy GROUP BY operator_id"
    )
    assert rows == [("O1", 6 * DAYS, 14 + 5, 1, 1, 2)]
