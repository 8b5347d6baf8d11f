"""Corrections are counted: the same identity with other content, once, whatever comes twice."""

from datetime import date

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import LandingSettings
from schemas import contracts
from streams.landing.landing import Landing
from tests.schemas.examples import METER, SESSION, T, on_wire
from tests.streams.given import SESSION_V1, Given, record, work

DAY = date(2026, 3, 1)


def session(**changed: object) -> Given:
    return record(on_wire(SESSION, **changed), SESSION_V1)


def contents(*records: Given) -> dict[str, list[object]]:
    applied = Landing(contracts(), LandingSettings()).apply([work(*records)])
    found = applied.inserts.get("ledger.contents", {})
    return {name: list(values) for name, values in found.items()}


def test_a_session_leaves_the_hash_of_who_it_is_and_of_what_it_says() -> None:
    found = contents(session(), session(energy_wh=-12_001), session(session_id="order-2"))
    assert found["event_type"] == ["charger.session"] * 3
    assert found["event_time"] == [T] * 3
    assert len(set(found["identity"])) == 2
    assert found["identity"][0] == found["identity"][1]
    assert len(set(found["content"])) == 3


def test_the_id_of_the_message_is_no_content() -> None:
    one, other = contents(session(event_id="e1"), session(event_id="e2"))["content"]
    assert one == other


def test_types_that_nothing_is_paid_by_leave_none() -> None:
    assert contents(record(on_wire(METER))) == {}


@pytest.mark.parametrize("times", [1, 3])
def test_the_view_counts_a_correction_once(ingest: ClickHouse, times: int) -> None:
    records = [
        session(),
        session(event_id="again"),
        session(energy_wh=-12_001),
        session(session_id="order-2"),
        session(session_id="order-3", event_time=T + 86_400_000),
    ]
    for _ in range(times):
        ingest.insert("ledger.contents", contents(*records))
    rows = ingest.rows("SELECT * FROM api.corrections ORDER BY day")
    assert rows == [
        ("charger.session", DAY, 2, 1, 1),
        ("charger.session", date(2026, 3, 2), 1, 0, 0),
    ]
