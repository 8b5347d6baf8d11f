"""Which operator is dead, and of which only the feed is silent: days written by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.zombie import ZOMBIE_OPERATORS
from tests.pipelines.given import ZONE
from tests.pipelines.zombie.stories import DAY_MS, QUIET, SILENT, Shown, nth

CHARGED: Shown = QUIET | {"charges": 2}
FAILED: Shown = QUIET | {"failures": 1}
OFFLINE: Shown = {"offline_ms": DAY_MS}


@dataclass(frozen=True)
class Pile:
    """A connector on a day, of which two charges are expected when it is free all day."""

    operator: str
    shows: Shown
    stage: str = "clear"
    decision: str = ""
    speaks: bool = True


def judge(client: ClickHouse, number: int, *piles: Pile, others: Shown = CHARGED) -> None:
    """A day of these connectors, beside another operator that is used as it is expected."""
    piles = (*piles, *2 * (Pile("busy", others),))
    evidence = {"online_ms": 0, "offline_ms": 0, "free_ms": 0, "charges": 0, "failures": 0}
    rows = [
        (
            {"day": nth(number), "operator_id": pile.operator, "connector_id": f"C{serial}"},
            pile,
        )
        for serial, pile in enumerate(piles)
    ]
    insert(
        client,
        "derived.zombie_evidence",
        [{**key, "day_ms": DAY_MS, **evidence, **pile.shows} for key, pile in rows],
    )
    verdicts = [
        {**key, "stage": p.stage, "decision": p.decision, "speaks": p.speaks, "rate": 2.0}
        for key, p in rows
    ]
    insert(client, "derived.zombie", verdicts)
    ZOMBIE_OPERATORS.compute(client, nth(number), ZONE)


def insert(client: ClickHouse, table: str, rows: list[Shown]) -> None:
    client.insert(table, {name: [row[name] for row in rows] for name in rows[0]})


def found(client: ClickHouse, operator: str = "O1") -> list[tuple[str, date | None]]:
    return client.rows(
        "SELECT finding, found_on FROM derived.zombie_operators"
        " WHERE operator_id = %(operator)s ORDER BY day",
        {"operator": operator},
    )


def row(client: ClickHouse, number: int, columns: str) -> tuple[Any, ...]:
    (one,) = client.rows(
        f"SELECT {columns} FROM derived.zombie_operators"
        " WHERE operator_id = 'O1' AND day = %(day)s",
        {"day": nth(number)},
    )
    return one


def test_one_that_reports_and_has_no_charge_is_dead_when_28_were_missed(
    client: ClickHouse,
) -> None:
    for number in range(8):
        judge(client, number, *2 * (Pile("O1", FAILED if number == 3 else QUIET),))
    assert found(client) == [*6 * [("", None)], *2 * [("dead-operator", nth(6))]]
    assert row(client, 0, "expected, round(posterior, 5)") == (4.0, 0.00786)
    assert row(client, 6, "expected, silent_days, heard_on, charged_on") == (28, 0, nth(6), None)
    assert found(client, "busy") == 8 * [("", None)]


def test_a_charge_undoes_it(client: ClickHouse) -> None:
    for number in range(7):
        judge(client, number, *2 * (Pile("O1", QUIET),))
    judge(client, 7, Pile("O1", CHARGED), Pile("O1", QUIET))
    assert found(client)[-2:] == [("dead-operator", nth(6)), ("", None)]
    assert row(client, 7, "expected, odds, charged_on") == (0, 0, nth(7))


def test_while_others_miss_their_charges_too_less_is_expected(client: ClickHouse) -> None:
    for number in range(7):
        judge(client, number, *2 * (Pile("O1", QUIET),), others=QUIET)
    assert found(client) == 7 * [("", None)]
    assert row(client, 0, "round(expected, 3)") == (2.222,)  # 4, and others had 0 + 5 of 4 + 5


def test_a_feed_without_a_word_for_three_days_is_silent_and_not_dead(client: ClickHouse) -> None:
    judge(client, 0, *3 * (Pile("O1", CHARGED),))
    for number in range(1, 5):
        judge(client, number, *3 * (Pile("O1", SILENT, stage="confirmed"),))
    assert found(client)[3:] == 2 * [("silent-feed", nth(3))]
    assert row(client, 4, "silent_days, heard, heard_on, expected") == (4, 0, nth(0), 0)


def test_one_that_was_never_heard_is_silent_from_its_third_day(client: ClickHouse) -> None:
    for number in range(3):
        judge(client, number, Pile("O1", SILENT, speaks=False))
    assert found(client) == [("", None), ("", None), ("silent-feed", nth(2))]


def test_who_says_that_all_is_offline_is_heard_and_nothing_is_expected(
    client: ClickHouse,
) -> None:
    for number in range(8):
        judge(client, number, *2 * (Pile("O1", OFFLINE),))
    assert found(client) == 8 * [("", None)]
    assert row(client, 7, "silent_days, expected") == (0, 0)


@pytest.mark.parametrize(
    ("stages", "finding"),
    [
        (("confirmed", "confirmed", "clear"), "dead-operator"),
        (("confirmed", "confirmed", "clear", "clear"), ""),
        (("confirmed", "confirmed"), ""),
    ],
    ids=["two of three", "half", "too few to say"],
)
def test_most_of_its_piles_being_zombies_makes_it_dead(
    client: ClickHouse, stages: tuple[str, ...], finding: str
) -> None:
    judge(client, 0, *(Pile("O1", CHARGED, stage=each) for each in stages))
    assert row(client, 0, "finding") == (finding,)


def test_who_is_exempt_is_not_counted(client: ClickHouse) -> None:
    exempt = Pile("O1", CHARGED, decision="exempt")
    zombies = 2 * (Pile("O1", CHARGED, stage="confirmed"),)
    judge(client, 0, exempt, exempt, Pile("O1", CHARGED), *zombies)
    assert row(client, 0, "connectors, zombies, finding") == (3, 2, "dead-operator")


def test_the_same_day_again_gives_the_same(client: ClickHouse) -> None:
    for number in range(3):
        judge(client, number, *2 * (Pile("O1", QUIET),))
    before = row(client, 2, "*")
    ZOMBIE_OPERATORS.compute(client, nth(2), ZONE)
    assert row(client, 2, "*") == before


def test_the_city_reads_shares_with_what_they_are_of(
    client: ClickHouse, clickhouse_settings: ClickHouseSettings
) -> None:
    judge(client, 0, Pile("O1", CHARGED), Pile("O1", SILENT, stage="confirmed"))
    with ClickHouse(clickhouse_settings, "decision") as reader:
        assert reader.rows(
            "SELECT connectors, zombies, zombie_share, unknown, coverage"
            " FROM api_decision.zombie_operators WHERE operator_id = 'O1'"
        ) == [(2, 1, 0.5, 1, 0.5)]
