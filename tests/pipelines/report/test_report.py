"""The report of a hand-made month, of which one day is known."""

import re
from datetime import date
from typing import get_args

import pytest

from connections.clickhouse import ClickHouse
from pipelines import computations
from pipelines.quality.issues import ISSUES
from pipelines.report import Month, Place, Report, render
from pipelines.report.codes import CODES
from pipelines.report.sections import SECTIONS
from schemas.events.dead_letter import Reason
from tests.pipelines.built import build
from tests.pipelines.report.given import report


def figures(made: Report, section: str) -> dict[str, str]:
    """The numbers of a section as the page writes them, each with its unknown share."""
    (answers,) = (answers for each, answers in made.sections if each.name == section)
    return {
        cell.measure.name.en: _written(cell.value, cell.unknown, cell.measure.quantity.written)
        for answer in answers
        if answer.block.shape == "figures"
        for row in answer.rows
        for cell in row.cells
    }


def listing(made: Report, section: str, title: str) -> list[tuple[str, ...]]:
    """The rows of a table as the page writes them."""
    (answers,) = (answers for each, answers in made.sections if each.name == section)
    (answer,) = (each for each in answers if each.block.title.en == title)
    return [
        (
            row.key,
            *(
                _written(cell.value, cell.unknown, cell.measure.quantity.written)
                for cell in row.cells
            ),
        )
        for row in answer.rows
    ]


def _written(value: float | None, unknown: float | None, words: object) -> str:
    assert callable(words)
    number = "unknown" if value is None else str(words(value))
    return number if unknown is None else f"{number}, {unknown:.1%} unknown"


def test_of_the_city_rates_are_over_all_piles_and_say_what_is_unknown(a_month: ClickHouse) -> None:
    assert figures(report(a_month), "use") == {
        "Energy charged": "6",
        "Energy discharged": "unknown",
        "Sessions ended": "1",
        "Time utilization": "2.1, 50.0% unknown",
        "Power utilization": "0.2, 97.9% unknown",
    }


def test_a_pile_of_which_nothing_is_known_is_not_available(a_month: ClickHouse) -> None:
    assert figures(report(a_month), "availability") == {
        "Availability": "50.0, 50.0% unknown",
        "Availability of known": "100.0",
        "Time faulted": "0.0",
        "Time offline": "0.0",
        "Time excluded": "0.0",
    }


def test_success_is_of_the_visits_of_which_it_is_known(a_month: ClickHouse) -> None:
    assert figures(report(a_month), "success") == {
        "First-time success": "33.3, 25.0% unknown",
        "Visits": "4",
        "Succeeded later": "1",
        "Never succeeded": "1",
    }


def test_blocking_is_of_the_time_of_which_it_is_known_and_turnover_by_day(
    a_month: ClickHouse,
) -> None:
    assert figures(report(a_month), "blocking") == {
        "ICE-blocked": "5.0, 50.0% unknown",
        "Overstay": "0.8, 50.0% unknown",
        "Only parked": "0.0, 50.0% unknown",
        "Turnover": "2.0, 50.0% unknown",
        "ICE-blockings": "1",
    }


def test_a_bay_that_was_never_heard_of_has_no_count_of_fuel_cars(a_month: ClickHouse) -> None:
    assert figures(report(a_month, Place("district", "500102")), "blocking") == {
        "ICE-blocked": "unknown, 100.0% unknown",
        "Overstay": "unknown, 100.0% unknown",
        "Only parked": "unknown, 100.0% unknown",
        "Turnover": "unknown, 100.0% unknown",
        "ICE-blockings": "unknown",
    }


def test_the_effect_of_congestion_is_that_of_hours_that_can_be_compared(
    a_month: ClickHouse,
) -> None:
    assert figures(report(a_month), "surroundings") == {
        "Effect on arrivals": "0.40, 96.0% unknown",
        "Arrivals": "2",
        "Expected": "5",
        "Hours compared": "1",
    }


def test_of_a_city_the_statements_for_whole_areas_are_counted(a_month: ClickHouse) -> None:
    assert figures(report(a_month), "plan") == {
        "Statements": "6",
        "Met": "1",
        "Not met": "4",
        "Share met": "20.0, 16.7% unknown",
    }


def test_of_a_district_its_own_statements_are_counted_once_and_the_citys_rules_for_its_part(
    a_month: ClickHouse,
) -> None:
    found = report(a_month, Place("district", "500101"))
    assert figures(found, "plan") == {
        "Statements": "3",
        "Met": "1",
        "Not met": "2",
        "Share met": "33.3, 0.0% unknown",
    }
    assert listing(found, "plan", "Numbers") == [
        ("全区 · 充电桩 40个 · 2025 · 万州府〔2024〕2号 二", "20, 0.0% unknown", "40", "50.0", "✗"),
    ]
    assert listing(found, "plan", "Shares") == [
        ("全区 · 枢纽 全覆盖 · 万州府〔2024〕2号 二", "0.0, 0.0% unknown", "100.0", "0.0", "✗"),
        (
            "全市 · 有桩乡镇 全覆盖 · 市办〔2024〕1号 二",
            "100.0, 0.0% unknown",
            "100.0",
            "100.0",
            "✓",
        ),
    ]


def test_targets_stand_with_what_must_be_first_and_the_farthest_behind_first(
    a_month: ClickHouse,
) -> None:
    assert listing(report(a_month), "plan", "Numbers") == [
        ("全区 · 充电桩 40个 · 2025 · 万州府〔2024〕2号 二", "20, 0.0% unknown", "40", "50.0", "✗"),
        ("全市 · 充电桩 40个 · 2025 · 市办〔2024〕1号 二", "20, 0.0% unknown", "40", "50.0", "✗"),
        ("全市 · 换电站 4座 · 2025 · 市办〔2024〕1号 二", "5, 0.0% unknown", "4", "125.0", "✓"),
        (
            "全市 · 超充站 9座 · 2026 · 市办〔2024〕1号 二",
            "unknown, 100.0% unknown",
            "9",
            "unknown",
            "unknown",
        ),
    ]
    assert listing(report(a_month), "plan", "Shares") == [
        ("全区 · 枢纽 全覆盖 · 万州府〔2024〕2号 二", "0.0, 0.0% unknown", "100.0", "0.0", "✗"),
        (
            "全市 · 有桩乡镇 全覆盖 · 市办〔2024〕1号 二",
            "50.0, 0.0% unknown",
            "100.0",
            "50.0",
            "✗",
        ),
    ]


def test_data_quality_is_pooled_by_issue_with_the_largest_share_first(a_month: ClickHouse) -> None:
    ((answer,),) = (found for each, found in report(a_month).sections if each.name == "quality")
    shares = [(row.key, row.cells[0].value) for row in answer.rows]
    assert ("connectivity-unknown", 0.5) in shares
    assert ("order-backwards", 0.0) in shares
    known = [value for _, value in shares if value is not None]
    assert known == sorted(known, reverse=True)


def test_a_district_of_which_nothing_was_heard_is_unknown_and_not_zero(a_month: ClickHouse) -> None:
    assert figures(report(a_month, Place("district", "500102")), "use") == {
        "Energy charged": "unknown",
        "Energy discharged": "unknown",
        "Sessions ended": "unknown",
        "Time utilization": "unknown, 100.0% unknown",
        "Power utilization": "unknown, 100.0% unknown",
    }


def test_the_register_is_counted_on_the_last_day_that_was_built(a_month: ClickHouse) -> None:
    assert figures(report(a_month, Place("operator", "O1")), "register") == {
        "Stations": "2",
        "Piles": "0",
        "Connectors": "2",
        "In operation": "2",
        "Rated power": "120, 0.0% unknown",
    }


def test_a_month_without_a_day_is_unknown_throughout(a_month: ClickHouse) -> None:
    made = report(a_month, month=Month(date(2026, 4, 1)))
    assert made.days_built == 0
    assert not any(answer.is_known for _, answers in made.sections for answer in answers)
    assert render(made, "en").count("Unknown is not zero.") == len(SECTIONS)


def test_what_does_not_tell_operators_apart_says_so(a_month: ClickHouse) -> None:
    page = render(report(a_month, Place("operator", "O1")), "en")
    assert page.count("These data do not tell this place apart") == 3  # roads, feeders, plan


def test_a_district_is_called_by_its_name(a_month: ClickHouse) -> None:
    made = report(a_month, Place("district", "500101"))
    assert made.title.zh == "万州区"
    assert "<title>充电设施月度运行报告 · 万州区 · 2026-03</title>" in render(made, "zh")


def test_the_same_month_again_gives_the_same_bytes(a_month: ClickHouse) -> None:
    first = render(report(a_month), "zh")
    build(a_month)
    assert render(report(a_month), "zh") == first


def test_every_number_links_to_a_definition_that_is_there(a_month: ClickHouse) -> None:
    page = render(report(a_month), "zh")
    linked = set(re.findall(r'class="number" href="#([^"]+)"', page))
    assert {"api.register", "api.utilization_station_day"} <= linked
    assert linked <= set(re.findall(r'<article id="([^"]+)"', page))


def test_every_issue_and_reason_of_refusal_is_said_in_words() -> None:
    refused = {f"refused-{each}" for each in get_args(get_args(Reason)[0])}
    assert set(CODES["issue"]) == {each.name for each in ISSUES} | refused


def test_the_chinese_page_has_no_code_names_of_issues(a_month: ClickHouse) -> None:
    page = render(report(a_month), "zh")
    assert "在线状态未知" in page
    assert "connectivity-unknown" not in page


def test_every_view_that_a_section_asks_is_declared() -> None:
    declared = {view.qualified for each in computations() for view in each.views}
    assert {block.view for section in SECTIONS for block in section.blocks} <= declared


@pytest.mark.parametrize("text", ["2026-13", "2026", "July"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|month"):
        Month.parse(text)
