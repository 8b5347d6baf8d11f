"""The sums that the documents state, copied from them once more, are the sums of the tables."""

from collections import Counter

import pytest

from tests.seeds.policy.held import BASELINES, PLAN, STATIONS, TARGETS

# 渝府办发〔2024〕29号, 二（四）, the table's own lines 小计 and 总计: in all, 2024, 2025.
SUBTOTALS = {
    "中心城区": (1340, 700, 640),
    "主城新区及万州区": (430, 180, 250),
    "两群地区": (100, 40, 60),
    "高速公路服务区": (170, 85, 85),
}
TOTAL = (2040, 1005, 1035)


def planned(group: str = "") -> tuple[int, int, int]:
    rows = [each for each in PLAN if group in ("", each.area_group)]
    by_year = Counter[int]()
    for each in rows:
        by_year[each.year] += each.stations
    return by_year.total(), by_year[2024], by_year[2025]


@pytest.mark.parametrize(("group", "stated"), SUBTOTALS.items())
def test_stations_of_a_group_are_its_subtotal(group: str, stated: tuple[int, int, int]) -> None:
    assert planned(group) == stated


def test_stations_of_all_areas_are_the_total() -> None:
    assert planned() == TOTAL
    assert tuple(map(sum, zip(*SUBTOTALS.values(), strict=True))) == TOTAL


def test_every_area_of_the_table_is_there_in_both_years() -> None:
    areas = Counter(each.area_group for each in PLAN if each.year == 2024)
    assert areas == {
        "中心城区": 11,
        "主城新区及万州区": 14,
        "两群地区": 16,
        "高速公路服务区": 1,
    }
    assert len(PLAN) == 84


def test_the_text_of_chongqing_2024_states_the_same_sums() -> None:
    """二（一）: 1340 + 430 + 100 + 170 = 2040; 二（四）: 700 + 180 + 40 + 85 = 1005 in 2024."""
    for year, built in (("", 0), ("-2024", 1)):
        whole = f"chongqing-2024-stations{year}"
        assert TARGETS[whole].value == TOTAL[built]
        parts = {e.area: e.value for e in TARGETS.values() if e.adds_up_to == whole}
        assert parts == {group: stated[built] for group, stated in SUBTOTALS.items()}


def test_the_list_of_wulong_has_the_stations_that_its_text_counts() -> None:
    """二（二）3: 2024年4座（改造1, 新建3）, 2025年5座（改造2, 新建3）, 力争2座; 2026年力争4座."""
    assert Counter((e.year, e.strength, e.construction) for e in STATIONS) == {
        (2024, "must", "rebuilt"): 1,
        (2024, "must", "new"): 3,
        (2025, "must", "rebuilt"): 2,
        (2025, "must", "new"): 3,
        (2025, "should", "rebuilt"): 1,
        (2025, "should", "new"): 1,
        (2026, "should", "rebuilt"): 3,
        (2026, "should", "new"): 1,
    }
    assert [each.serial for each in STATIONS] == list(range(1, 16))


def test_stations_of_wulong_by_town() -> None:
    assert Counter(each.town for each in STATIONS) == {
        "仙女山街道": 5,
        "凤山街道": 4,
        "芙蓉街道": 3,
        "白马镇": 1,
        "江口镇": 1,
        "羊角街道": 1,
    }


def test_kinds_of_piles_in_beijing() -> None:
    """第三章（三）1: 57万 + 5万 + 6万 + 2万; 第一章（一）1: 17.5万 + 2.9万 + 1.9万 + 0.7万."""
    kinds = ("residential", "workplace", "public", "dedicated")
    values = [TARGETS[f"beijing-2022-piles-{kind}"].value for kind in kinds]
    assert values == [570_000, 50_000, 60_000, 20_000]
    assert TARGETS["beijing-2022-piles"].value == sum(values) == 700_000
    kinds = ("private", "public", "workplace", "dedicated")
    values = [BASELINES[f"beijing-2020-piles-{kind}"].value for kind in kinds]
    assert values == [175_000, 29_000, 19_000, 7_000]
    assert BASELINES["beijing-2020-piles"].value == sum(values) == 230_000
