"""What an operator is assessed by, from hand-made days to rates."""

from datetime import date, timedelta
from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.operators import OPERATOR_INDICATORS
from schemas.events.charging_attempt import ChargingAttempt
from tests.pipelines.built import building
from tests.pipelines.given import (
    DAY,
    at,
    base,
    connector,
    every,
    land,
    meter,
    refer,
    session,
    station,
    status,
)

build = building(OPERATOR_INDICATORS)
HOUR_MS = 3_600_000


def counted(client: ClickHouse, indicator: str) -> tuple[Any, ...]:
    """Numerator, denominator, unknown and rate of the day."""
    rows = client.rows(
        "SELECT numerator, denominator, unknown, rate FROM api.operator_indicators_operator_day"
        " WHERE indicator = %(indicator)s AND period = %(day)s",
        {"indicator": indicator, "day": DAY},
    )
    return rows[0] if rows else ()


def attempt(name: str, clock: str, outcome: str) -> ChargingAttempt:
    """An attempt of half an hour that has ended, by nobody knows whom."""
    given: dict[str, Any] = {"station_id": "S1", "connector_id": name, "attempt": 1}
    times = {"plug_in_time": at(clock), "begun": at(clock), "event_time": at(clock) + HOUR_MS // 2}
    return ChargingAttempt(**base(clock) | given | times | {"step": "ended", "outcome": outcome})


def test_a_pile_has_access_when_one_of_its_connectors_is_heard_of(client: ClickHouse) -> None:
    refer(client, station())
    refer(client, *(connector(each, equipment_id="P1") for each in ("C1", "C2")))
    refer(client, connector("C3", equipment_id="P2"), connector("C4"))
    refer(client, connector("C5", operating_state="closed"))
    land(client, status("C1", "08:00"), status("C3", "-1 23:59"))
    build(client)
    assert counted(client, "access") == (1, 3, 0, 1 / 3)


def test_first_time_success_is_of_visits_at_connectors_in_operation(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, attempt("C1", "08:00", "charged"), attempt("C1", "10:00", "failed-start"))
    land(client, attempt("C1", "12:00", "unknown"), attempt("C9", "14:00", "charged"))
    build(client)
    assert counted(client, "first-time-success") == (1, 2, 1, 1 / 2)


def test_faults_are_shares_of_the_time_that_is_known(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"), connector("C2"))
    land(client, *(status("C1", each) for each in every(10, "00:00", "17:50")))
    broken = every(10, "18:00", "20:50")
    land(client, *(status("C1", each, operability="faulted") for each in broken))
    mended = every(10, "21:00", "23:50")
    land(client, *(status("C1", each, operability="maintenance") for each in mended))
    build(client)
    assert counted(client, "fault-time") == (
        3 * HOUR_MS,
        21 * HOUR_MS,
        24 * HOUR_MS,
        3 / 21,
    )


def test_certificates_count_within_their_dates(client: ClickHouse) -> None:
    dates = {"certified_from": DAY - timedelta(days=9), "certified_to": DAY}
    past = {"certified_from": date(2024, 1, 1), "certified_to": DAY - timedelta(days=1)}
    refer(
        client,
        station(),
        connector("C1", certificate="A", **dates),
        connector("C2", certificate="B", **past),
        connector("C3", certificate="C"),
        connector("C4"),
    )
    build(client)
    assert counted(client, "certified") == (1, 3, 1, 1 / 3)


def test_a_register_without_any_certificate_tells_nothing(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    build(client)
    assert counted(client, "certified") == (0, 0, 1, None)


def test_prices_are_fees_over_energy_of_orders_whose_fees_are_known(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(
        client,
        session("C1", "08:00", "09:00", energy_wh=10_000, energy_fee_fen=700, service_fee_fen=500),
        session("C1", "10:00", "11:00", energy_wh=5_000, energy_fee_fen=300),
        session("C1", "12:00", "12:01", energy_wh=0, energy_fee_fen=0, service_fee_fen=0),
    )
    build(client)
    assert counted(client, "price") == (1200, 10_000, 5_000, 1.2)
    assert counted(client, "service-fee-deviation")[3] == 0.25


def test_energy_is_shared_out_to_the_hours_of_the_tariff(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    clock = {"06:00": 0, "07:00": 1000, "10:00": 1000, "10:30": 3000, "12:00": 3000, "12:30": 9000}
    land(client, *(meter("C1", each, wh) for each, wh in clock.items()))
    build(client)
    assert counted(client, "valley-share")[:2] == (1000, 9000)
    assert counted(client, "flat-share")[:2] == (2000, 9000)
    assert counted(client, "peak-share")[:2] == (6000, 9000)
    assert counted(client, "sharp-share") == (0, 9000, 0, 0)


def test_an_indicator_is_pooled_over_days_and_not_averaged(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"), connector("C2", valid_from=DAY + timedelta(days=1)))
    land(client, status("C1", "08:00"))
    for day in (DAY, DAY + timedelta(days=1)):
        build(client, day)
    assert client.rows(
        "SELECT toString(period), numerator, denominator, rate, coverage"
        " FROM api.operator_indicators_operator_month WHERE indicator = 'access'"
    ) == [("2026-03-01", 1, 3, 1 / 3, 1)]
    assert client.rows(
        "SELECT toString(period), district_code FROM api.operator_indicators_district_half_year"
        " WHERE indicator = 'access'"
    ) == [("2026-01-01", "500101")]


def test_a_second_run_gives_the_same(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, status("C1", "08:00"), session("C1", "08:00", "09:00", energy_wh=10_000))
    build(client)
    select = "SELECT * FROM derived.operator_indicators ORDER BY ALL"
    first = client.rows(select)
    build(client)
    assert client.rows(select) == first != []


def test_a_run_after_late_events_gives_what_a_run_from_scratch_gives(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, status("C1", "08:00"))
    build(client)
    select = "SELECT * FROM derived.operator_indicators ORDER BY ALL"
    before = client.rows(select)
    land(client, session("C1", "09:00", "10:00", energy_wh=10_000, service_fee_fen=500))
    land(client, status("C1", "10:10", operability="faulted"))
    build(client)
    late = client.rows(select)
    client.command("TRUNCATE TABLE derived.operator_indicators")
    build(client)
    assert client.rows(select) == late != before
