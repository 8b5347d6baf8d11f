"""Early warnings: forecasts written by hand, and what is said of them from one to the next."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.early_warning.alerts import alerts
from pipelines.early_warning.warning import given, warn
from schemas.events.charging_session import ChargingSession
from schemas.reference.feeder import Feeder
from tests import engines
from tests.pipelines.given import DAY, ZONE, at, base, land, refer, station

KW = 1000
STATISTICS = ("p05", "p10", "p50", "p90", "p95")


def moment(clock: str) -> datetime:
    return datetime.fromtimestamp(at(clock) / 1000, UTC)


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        yield made


@pytest.fixture(autouse=True)
def _emptied(client: ClickHouse) -> None:
    """A feeder of 1 MW with a station that has contracted 200 kW."""
    engines.empty(client, ("landing", "reference", "derived"))
    refer(client, Feeder(feeder_id="F1", district_code="500101", capacity_w=1_000 * KW))
    refer(client, Feeder(feeder_id="F2"))
    refer(client, station("S1", feeder_id="F1", contract_capacity_w=200 * KW))


def foretell(
    client: ClickHouse, issued: str, series: str, steps: dict[str, list[int]], level: str = "feeder"
) -> None:
    """A forecast with the quantiles of some steps in kW, and low ones of the step before."""
    first = min(steps)
    before = f"{int(first[:2]) - 1:02}:00"
    rows = [
        (clock, statistic, value)
        for clock, values in {before: [1, 2, 3, 4, 5], **steps}.items()
        for statistic, value in zip(STATISTICS, values, strict=True)
    ]
    client.insert(
        "derived.forecast",
        {
            "level": [level] * len(rows),
            "series": [series] * len(rows),
            "issued_at": [moment(issued)] * len(rows),
            "valid_at": [moment(clock) for clock, _, _ in rows],
            "statistic": [statistic for _, statistic, _ in rows],
            "value_w": [value * KW for _, _, value in rows],
        },
    )


def said(client: ClickHouse, issued: str) -> list[tuple[str, str, str]]:
    """Cause, step and evidence of the alerts of a forecast."""
    warned = warn(client, moment(issued), ZONE)
    return [(each.cause, each.state, each.evidence) for each in alerts(warned, moment(issued))]


def test_a_feeder_whose_p90_passes_its_capacity_is_warned_of_hours_ahead(
    client: ClickHouse,
) -> None:
    steps = {"18:00": [900, 950, 990, 1100, 1200], "18:15": [900, 950, 1050, 1150, 1200]}
    foretell(client, "12:30", "F1", steps)
    assert said(client, "12:30") == [
        (
            "capacity-forecast/feeder/F1",
            "open",
            "in 5.5 h, with a probability of 80%; P90 is 150 kW above 1000 kW",
        )
    ]
    assert client.rows(
        "SELECT level, series, state, hours_ahead, toString(toTimeZone(ends, 'Asia/Shanghai')),"
        " missing_w, capacity_w FROM api.early_warnings"
    ) == [("feeder", "F1", "open", 5.5, "2026-03-10 18:30:00.000", 150_000, 1_000_000)]


def test_a_station_is_judged_by_what_it_contracted(client: ClickHouse) -> None:
    foretell(client, "12:00", "O1/S1", {"18:00": [210, 220, 230, 240, 250]}, "station")
    warned = warn(client, moment("12:00"), ZONE)
    (alert,) = alerts(warned, moment("12:00"))
    assert (alert.operator_id, alert.station_id, alert.feeder_id) == ("O1", "S1", "")
    assert "with a probability of 99%; P90 is 40 kW above 200 kW" in alert.evidence


def test_a_p90_that_just_passes_is_watched_and_nobody_is_told(client: ClickHouse) -> None:
    foretell(client, "12:00", "F1", {"18:00": [700, 800, 900, 1010, 1100]})
    assert said(client, "12:00") == []
    assert client.rows(
        "SELECT series, state, missing_w, round(probability, 3) FROM api.early_warnings"
    ) == [("F1", "watched", 10 * KW, 0.136)]


def test_up_to_its_capacity_and_without_one_nobody_is_warned_of(client: ClickHouse) -> None:
    foretell(client, "12:00", "F1", {"18:00": [700, 800, 900, 1000, 1200]})
    foretell(client, "12:00", "F2", {"18:00": [700, 800, 900, 9000, 9000]})
    assert said(client, "12:00") == []


def test_a_warning_opens_holds_moves_and_is_taken_back(client: ClickHouse) -> None:
    for hour, p90 in enumerate((1100, 1110, 1200, 960, 900, 900), start=10):
        foretell(client, f"{hour}:00", "F1", {"20:00": [p90 - 300, p90 - 150, p90 - 50, p90, 1300]})
    steps = [[step for _, step, _ in said(client, f"{hour}:00")] for hour in range(10, 16)]
    assert steps == [["open"], [], ["update"], ["update"], ["resolved"], []]
    assert client.rows(
        "SELECT state, toHour(first_seen, 'Asia/Shanghai') FROM api.early_warning_history"
        " ORDER BY issued_at"
    ) == [("open", 10), ("held", 10), ("update", 10), ("update", 10), ("resolved", 10)]


def test_an_alert_of_a_place_that_is_not_forecast_stands_until_its_stretch_is_over(
    client: ClickHouse,
) -> None:
    foretell(client, "10:00", "F1", {"12:00": [800, 950, 1060, 1100, 1200]})
    foretell(client, "11:00", "F2", {"20:00": [1, 2, 3, 4, 5]})
    steps = [[step for _, step, _ in said(client, clock)] for clock in ("10:00", "11:00")]
    assert steps == [["open"], []]
    assert client.rows(
        "SELECT series, state, missing_w FROM api.early_warning_history ORDER BY issued_at"
    ) == [("F1", "open", 100 * KW), ("F1", "held", 100 * KW)]
    assert [step for _, step, _ in said(client, "12:15")] == ["resolved"]


def test_an_alert_is_there_until_the_next_forecast_is_judged(client: ClickHouse) -> None:
    """What was watched is not: of it nothing is said where it is gone."""
    foretell(client, "12:00", "F1", {"18:00": [800, 950, 1060, 1100, 1200]})
    foretell(client, "12:00", "O1/S1", {"18:00": [100, 120, 150, 210, 220]}, "station")
    warn(client, moment("12:00"), ZONE)
    series = "SELECT series FROM api.early_warnings ORDER BY series"
    assert client.rows(series) == [("F1",), ("O1/S1",)]
    foretell(client, "13:00", "F1", {"18:00": [700, 800, 900, 940, 950]})
    assert client.rows(series) == [("F1",)]
    warn(client, moment("13:00"), ZONE)
    assert client.rows(series) == []


def test_judged_again_a_forecast_says_the_same_under_the_same_ids(client: ClickHouse) -> None:
    foretell(client, "12:00", "F1", {"18:00": [800, 950, 1060, 1100, 1200]})
    first, again = (alerts(warn(client, moment("12:00"), ZONE), moment("12:00")) for _ in "12")
    assert first == again == alerts(given(client, moment("12:00")), moment("12:00"))
    assert client.rows("SELECT count() FROM api.early_warnings") == [(1,)]


def test_hours_that_are_judged_again_leave_the_rows_of_a_run_from_scratch(
    client: ClickHouse,
) -> None:
    """The forecast of 12:00 was too high, and is issued anew."""
    for hour in (12, 13):
        foretell(client, f"{hour}:00", "F1", {"20:00": [800, 950, 1060, 1100, 1300]})
    assert [len(said(client, f"{hour}:00")) for hour in (12, 13)] == [1, 0]
    foretell(client, "12:00", "F1", {"20:00": [700, 800, 900, 950, 960]})
    assert [len(said(client, f"{hour}:00")) for hour in (12, 13)] == [0, 1]
    assert client.rows(
        "SELECT toHour(issued_at, 'Asia/Shanghai'), state FROM api.early_warning_history"
    ) == [(13, "open")]


def test_stations_that_could_shift_at_that_time_of_day_are_named(client: ClickHouse) -> None:
    """Of seven days one had a session of an hour at 42 kW whose vehicle stayed."""
    begun = datetime.fromtimestamp(at("18:00", DAY - timedelta(days=3)) / 1000, UTC)
    ended, left = (round((begun + timedelta(hours=each)).timestamp() * 1000) for each in (1, 2))
    session = ChargingSession(
        **base("-3 20:00") | {"station_id": "S1", "connector_id": "C1", "step": "unplugged"},
        plug_in_time=round(begun.timestamp() * 1000),
        charge_start=round(begun.timestamp() * 1000),
        charge_end=ended,
        plug_out_time=left,
        energy_wh=42 * KW,
        attempts=1,
    )
    land(client, session)
    foretell(client, "12:00", "F1", {"18:00": [800, 950, 1060, 1100, 1200]})
    ((_, _, evidence),) = said(client, "12:00")
    assert evidence.endswith("above 1000 kW; could shift: O1/S1 6 kW")
