"""Indicators become points, points a score, and scores a ranking; what is unknown is none."""

from datetime import date
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.operators.indicators.catalogue import CATALOGUE
from pipelines.operators.scorecard.weights import VERSIONS, Weights

Counts = dict[str, tuple[int, int]]

MARCH, AUGUST = date(2026, 3, 10), date(2026, 8, 10)


def told(client: ClickHouse, operator: str, counts: Counts, day: date = MARCH) -> None:
    """Numerator and denominator of indicators, of which all is known."""
    rows = [
        {
            "day": day,
            "operator_id": operator,
            "indicator": name,
            "numerator": numerator,
            "denominator": denominator,
            "judged": denominator,
        }
        for name, (numerator, denominator) in counts.items()
    ]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    client.insert("derived.operator_indicators", columns)


GOOD: Counts = {
    "access": (100, 100),
    "availability": (95, 100),
    "fault-time": (0, 100),
    "plausible-by-registers": (100, 100),
    "certified": (50, 100),
    "time-utilization": (15, 100),
    "zombie": (0, 100),
}


def scorecard(client: ClickHouse, grain: str) -> list[tuple[Any, ...]]:
    return client.rows(
        "SELECT toString(period), operator_id, round(score, 2), round(score_at_least, 2),"
        f" weight_known, place FROM api_decision.operator_scorecard_{grain}"
        " ORDER BY period, operator_id"
    )


def test_points_are_linear_between_none_and_all(client: ClickHouse) -> None:
    shown = {"access": (90, 100), "availability": (100, 100), "zombie": (1, 2), "price": (5, 10)}
    told(client, "O1", shown)
    assert client.rows(
        "SELECT indicator, weight, round(points, 6) FROM api_decision.operator_scores_month"
        " ORDER BY indicator"
    ) == [("access", 10, 50), ("availability", 15, 100), ("zombie", 5, 0)]


def test_a_score_is_the_weighted_mean_of_what_is_known(client: ClickHouse) -> None:
    told(client, "O1", GOOD)
    # 10 + 15 x 75 % + 5 + 5 + 10 x 50 % + 10 + 5 of 60, and of 100.
    assert scorecard(client, "month") == [("2026-03-01", "O1", 85.42, 51.25, 60, 1)]


def test_operators_are_ranked_by_half_years_and_years(client: ClickHouse) -> None:
    told(client, "O1", GOOD)
    told(client, "O2", GOOD | {"certified": (100, 100)})
    told(client, "O1", GOOD, AUGUST)
    assert [(row[0], row[1], row[-1]) for row in scorecard(client, "half_year")] == [
        ("2026-01-01", "O1", 2),
        ("2026-01-01", "O2", 1),
        ("2026-07-01", "O1", 1),
    ]
    assert [(row[0], row[1], row[-1]) for row in scorecard(client, "year")] == [
        ("2026-01-01", "O1", 2),
        ("2026-01-01", "O2", 1),
    ]


def test_who_is_hardly_known_has_no_place(client: ClickHouse) -> None:
    told(client, "O1", GOOD)
    told(client, "O2", {"access": (100, 100)})
    assert scorecard(client, "month")[1] == ("2026-03-01", "O2", 100, 10, 10, None)


def test_of_what_is_not_known_there_are_no_points(client: ClickHouse) -> None:
    told(client, "O1", {"access": (0, 0)})
    assert scorecard(client, "month") == [("2026-03-01", "O1", None, 0, 0, None)]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda each: f"version {each.version}")
def test_weights_make_a_hundred_and_are_of_indicators_that_exist(version: Weights) -> None:
    assert sum(each.weight for each in version.weights) == 100
    assert {each.indicator for each in version.weights} <= {each.name for each in CATALOGUE}
