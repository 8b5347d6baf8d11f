"""What the figures say, in base units, and how binding they are."""

from collections import Counter

import pytest

from tests.seeds.policy.held import BASELINES, INDICATORS, PLAN, ROWS, STATIONS, TARGETS


def test_how_many_rows_there_are() -> None:
    assert Counter(type(each).__name__ for each in ROWS) == {
        "PolicyDocument": 5,
        "PolicyTarget": 90,
        "PolicyBaseline": 33,
        "PolicyIndicator": 12,
        "PolicyStationPlan": 84,
        "PolicyStation": 15,
    }


@pytest.mark.parametrize(
    ("name", "said", "strength"),
    [
        ("chongqing-2022-piles", ("piles", ">", 240_000, "1", 2025), "must"),
        ("chongqing-2022-radius-super", ("service-radius", "≤", 5000, "m", 2025), "should"),
        ("chongqing-2022-radius-swap", ("service-radius", "≤", 5000, "m", 2025), "should"),
        ("chongqing-2024-radius-super", ("service-radius", "=", 1000, "m", None), "must"),
        ("beijing-2022-radius-plain", ("service-radius", "=", 3000, "m", 2025), "must"),
        ("beijing-2022-radius-core", ("service-radius", "=", 900, "m", 2025), "must"),
        ("beijing-2022-radius-swap", ("mean-service-radius", "<", 5000, "m", 2025), "must"),
        ("chongqing-2022-service-areas-super", ("coverage", ">", 20, "%", 2025), "must"),
        ("chongqing-2022-v2x-road", ("road-length", ">", 1_000_000, "m", 2025), "must"),
        ("chongqing-2022-v2x-roadside", ("roadside-units", ">", 1200, "1", 2025), "must"),
        ("jiangjin-2022-piles", ("piles", ">", 5000, "1", 2025), "must"),
        ("jiangjin-2022-piles-public-fast", ("piles", "=", 1500, "1", 2025), "must"),
        ("jiangjin-2022-swap-stations", ("stations", "=", 2, "1", 2025), "must"),
        ("jiangjin-2022-swap-stations-general", ("stations", "≥", 2, "1", None), "should"),
        ("jiangjin-2022-service-areas-gun", ("gun-power", "≥", 80_000, "W", None), "must"),
        ("chongqing-2024-gun-power", ("gun-power", "≥", 480_000, "W", None), "should"),
        ("chongqing-2024-storage-power", ("share-of-transformer", "≥", 10, "%", None), "should"),
        ("chongqing-2024-storage-duration", ("storage-duration", "≥", 3600, "s", None), "should"),
        ("chongqing-2024-storage-energy", ("storage-energy", "≥", 200_000, "Wh", None), "should"),
        ("chongqing-2024-storage-stations", ("share-of-stations", "≥", 30, "%", None), "must"),
        ("chongqing-2024-v2g-2025", ("projects", "=", 45, "1", 2025), "must"),
        ("beijing-2022-piles", ("piles", "≥", 700_000, "1", 2025), "should"),
        ("beijing-2022-swap-stations", ("stations", "≥", 310, "1", 2025), "should"),
        ("beijing-2022-fast-to-slow-centre", ("fast-to-slow", "≥", 2, "1", 2025), "must"),
        ("beijing-2022-fast-to-slow-elsewhere", ("fast-to-slow", "≥", 0.5, "1", 2025), "must"),
    ],
)
def test_a_target(name: str, said: tuple[object, ...], strength: str) -> None:
    each = TARGETS[name]
    assert (each.measure, each.comparison, each.value, each.unit, each.year) == said
    assert each.strength == strength


def test_highway_service_areas_of_jiangjin_by_their_parking_spaces() -> None:
    large = TARGETS["jiangjin-2022-service-areas-large"]
    small = TARGETS["jiangjin-2022-service-areas-small"]
    assert (large.spaces_from, large.spaces_below) == (50, None)
    assert (large.measure, large.value, large.unit) == ("piles", 6, "1")
    assert (small.spaces_from, small.spaces_below) == (None, 50)
    assert (small.measure, small.value, small.unit) == ("share-of-spaces", 10, "%")
    assert {large.pile_class, small.pile_class} == {"fast"}


def test_where_documents_disagree_both_stand() -> None:
    """武隆: seven stations in the city's plan; four, nine, fifteen in its own."""
    assert [e.stations for e in PLAN if e.area == "武隆区"] == [3, 4]
    own = {e.year: (e.value, e.strength) for e in TARGETS.values() if _goal_of_wulong(e.target_id)}
    assert own == {2024: (4, "must"), 2025: (9, "must"), 2026: (15, "should")}
    assert TARGETS["chongqing-2024-stations-least"].value == 2000
    assert TARGETS["chongqing-2024-stations"].value == 2040


def test_piles_of_chongqing_2024_are_of_the_whole_city_only() -> None:
    piles = [
        each
        for each in TARGETS.values()
        if each.document_id == "chongqing-2024" and each.measure == "piles"
    ]
    assert {(each.area, each.value) for each in piles} == {("全市", 4000)}


def test_a_station_is_to_be_built_or_aspired_to() -> None:
    words = {(each.strength_word, each.strength) for each in STATIONS}
    assert words == {("建成", "must"), ("力争建成", "should")}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chongqing-2022-firms", ("=", 270, 2022)),
        ("chongqing-2022-stations", ("=", 2407, 2022)),
        ("chongqing-2022-swap-stations", ("=", 80, 2022)),
        ("chongqing-2022-piles", ("=", 88_000, 2022)),
        ("chongqing-2022-roadside-units", ("=", 526, 2022)),
        ("chongqing-2022-v2x-urban", ("≈", 100_000, 2022)),
        ("beijing-2020-firms", ("≈", 170, 2020)),
    ],
)
def test_a_baseline(name: str, said: tuple[str, float, int]) -> None:
    each = BASELINES[name]
    assert (each.comparison, each.value, each.year) == said


def test_indicators_of_assessments() -> None:
    beijing = [each for each in INDICATORS if each.document_id == "beijing-2022"]
    assert {each.name: each.strength for each in beijing} == {
        "一次充电成功率": "may",
        "设备可用率": "may",
        "计量准确度": "may",
        "标识评定通过率": "may",
        "充电设施利用率": "must",
        "企业处置情况": "must",
        "僵尸桩": "must",
    }


def _goal_of_wulong(name: str) -> bool:
    return name.startswith("wulong-2024-stations-")
