"""The queries of `docs/policy.md` are answered to a reader as the page says."""

import re
from datetime import date
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from orchestration.policy import policy_tables, shipped_rows
from orchestration.reference import replace_rows

PAGE = Path(__file__).parents[2] / "docs" / "policy.md"
RADII, STATIONS, SERVICE_AREA = re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)


@pytest.fixture
def reader(client: ClickHouse, clickhouse_settings: ClickHouseSettings) -> ClickHouse:
    for table in policy_tables():
        rows = [row for found in shipped_rows(table).values() for row in found]
        replace_rows(client, table, rows)
    return ClickHouse(clickhouse_settings, "reader")


def test_radii_that_differ_are_both_there_with_their_dates(reader: ClickHouse) -> None:
    with reader:
        found = [(row[1], row[4], row[5]) for row in reader.rows(RADII)]
    assert found == [
        (date(2022, 9, 28), "5公里", "should"),
        (date(2024, 3, 30), "1公里", "must"),
    ]


def test_stations_planned_by_district(reader: ClickHouse) -> None:
    with reader:
        rows = reader.rows(STATIONS)
    assert rows[0] == ("巴南区", 147, 0)
    assert len(rows) == 38


def test_fast_piles_of_a_service_area(reader: ClickHouse) -> None:
    with reader:
        assert [row[0] for row in reader.rows(SERVICE_AREA)] == [6]
        of_forty_one = SERVICE_AREA.replace("80", "41")
        assert [row[0] for row in reader.rows(of_forty_one)] == [5]
