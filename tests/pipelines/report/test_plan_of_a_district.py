"""The policy documents themselves, as a district's report shows them."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.plan import PLAN
from pipelines.report import Place
from pipelines.report.answers import Row, ask
from pipelines.report.sections.plan import PLAN as SECTION
from tests import engines
from tests.pipelines.built import building
from tests.pipelines.plan.places import JIANGJIN, WULONG, given, gun, placed
from tests.pipelines.report.given import MARCH


@pytest.fixture(scope="module")
def judged(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as client:
        given(client, placed(), gun("C1"))
        building(PLAN)(client)
        yield client


def rows(client: ClickHouse, district: str, table: str) -> tuple[Row, ...]:
    """A table of the section in the report of a district."""
    (block,) = (each for each in SECTION.blocks if each.title.en == table)
    return ask(client, block, MARCH, Place("district", district), "Asia/Shanghai").rows


def statements(client: ClickHouse, district: str) -> dict[str, float | None]:
    """How many there are of each document."""
    return {row.key: row.cells[0].value for row in rows(client, district, "By document")}


def test_a_districts_report_has_its_own_targets_its_share_of_the_citys_and_the_citys_rules(
    judged: ClickHouse,
) -> None:
    assert statements(judged, JIANGJIN) == {
        "江津区加快建设充换电基础设施工作方案, 2022-10-24": 24,
        "渝府办〔2022〕24号": 4,  # rules
        "渝府办发〔2024〕29号": 2,  # the stations that it is to build by year
    }
    assert statements(judged, WULONG) == {
        "武隆区新能源汽车便捷超充行动计划（2024—2026年）, 2024-05-08": 25,  # ten by town
        "渝府办〔2022〕24号": 2,
        "渝府办发〔2024〕29号": 2,
    }


def test_all_of_them_that_have_a_target_stand_in_its_tables(judged: ClickHouse) -> None:
    assert len(rows(judged, WULONG, "Numbers")) == 20
    assert len(rows(judged, WULONG, "Shares")) == 3
