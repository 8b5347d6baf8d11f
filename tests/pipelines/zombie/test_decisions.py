"""What the city decides by hand stands over the rules while it holds."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.city_day import CityDay
from pipelines.zombie.alerts import alerts
from pipelines.zombie.explanation import sentences, verdicts
from schemas.reference.zombie_decision import ZombieDecision, ZombieRuling
from tests import engines
from tests.pipelines.given import ZONE, refer
from tests.pipelines.zombie.stories import DAYS, SILENT, USED, Story, lived, nth, play

OFFICE = "district development office"
STORIES = {
    "locked up": Story((USED,)),
    "reserve": Story((SILENT,)),
    "rebuilt": Story((SILENT,)),
    "decided twice": Story((USED,)),
    "silent": Story((SILENT,)),
}


def decided(name: str, decision: ZombieRuling, valid_from: date, valid_to: date) -> ZombieDecision:
    return ZombieDecision(
        operator_id="O1",
        connector_id=name,
        decision=decision,
        decided_by=OFFICE,
        decided_on=valid_from,
        reason="seen on site",
        valid_from=valid_from,
        valid_to=valid_to,
    )


@pytest.fixture(scope="module")
def judged(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """Stories that are known from `test_judgement`, and decisions on some of them."""
    with engines.emptied(clickhouse_settings, "dagster") as client:
        refer(
            client,
            decided("locked up", "confirmed", nth(12), nth(15)),
            decided("reserve", "cleared", nth(12), nth(20)),
            decided("rebuilt", "exempt", nth(12), nth(DAYS)),
            decided("decided twice", "confirmed", nth(12), nth(20)),
            decided("decided twice", "cleared", nth(14), nth(20)),
        )
        play(client, STORIES)
        yield client


def row(client: ClickHouse, name: str, number: int, columns: str) -> tuple[Any, ...]:
    (found,) = client.rows(
        f"SELECT {columns} FROM derived.zombie WHERE connector_id = %(name)s AND day = %(day)s",
        {"name": name, "day": nth(number)},
    )
    return found


def test_a_used_one_is_confirmed_by_hand_until_the_decision_ends(judged: ClickHouse) -> None:
    stages = [each.rsplit(" ", 1)[0] for each in lived(judged, "locked up")]
    assert stages == ["0", "12 confirmed", "15 cleared", "16"]
    assert row(judged, "locked up", 13, "confirmed_on, posterior < 0.2") == (nth(12), True)


def test_one_that_was_cleared_by_hand_is_judged_again_after_that(judged: ClickHouse) -> None:
    assert lived(judged, "reserve") == [
        "0 clear",
        "9 suspected silent",
        "10 confirmed silent",
        "12 cleared silent",
        "13 clear",
        "20 confirmed silent",
    ]


def test_the_decision_that_began_last_holds(judged: ClickHouse) -> None:
    assert lived(judged, "decided twice")[2].startswith("14 cleared")


def test_the_verdict_names_who_decided_and_why(judged: ClickHouse) -> None:
    named = "decision, decided_by, reason"
    assert row(judged, "rebuilt", 12, named) == ("exempt", OFFICE, "seen on site")
    assert row(judged, "rebuilt", 11, named) == ("", "", "")
    said = sentences(verdicts(judged, "rebuilt", nth(12))["O1"][-1])
    assert said[1] == f"Decided by hand: exempt by {OFFICE}: seen on site"


def test_decisions_take_nothing_from_what_the_rules_may_get_wrong(judged: ClickHouse) -> None:
    assert lived(judged, "silent") == ["0 clear", "9 suspected silent", "10 confirmed silent"]


def test_alerts_name_the_office(judged: ClickHouse) -> None:
    said = {each.connector_id: each for each in alerts(judged, CityDay(nth(12), ZONE))}
    assert {name: (each.state, each.evidence) for name, each in said.items()} == {
        "locked up": ("open", f"confirmed by {OFFICE}"),
        "decided twice": ("open", f"confirmed by {OFFICE}"),
        "reserve": ("resolved", f"cleared by {OFFICE}"),
        "rebuilt": ("resolved", f"exempt by {OFFICE}"),
    }


def test_views_show_decisions(judged: ClickHouse, clickhouse_settings: ClickHouseSettings) -> None:
    with ClickHouse(clickhouse_settings, "decision") as reader:
        assert reader.rows(
            "SELECT cleared_on, decision, decided_by FROM api_decision.zombie_history"
            " WHERE connector_id = 'rebuilt'"
        ) == [(nth(12), "exempt", OFFICE)]


def test_who_is_exempt_is_not_counted_for_the_subsidy(
    judged: ClickHouse, clickhouse_settings: ClickHouseSettings
) -> None:
    with ClickHouse(clickhouse_settings, "decision") as reader:
        (found,) = reader.rows(
            "SELECT sum(connector_days), sum(cleared) FROM api_decision.zombie_subsidy"
        )
    assert found == (15 * DAYS - 12, 3)  # "locked up", "reserve" and "decided twice"
