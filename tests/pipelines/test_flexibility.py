"""Flexibility of a feeder's stations, and what came of an instruction, on days made by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.flexibility import DISPATCH, FLEXIBILITY
from schemas.events.charging_session import ChargingSession
from schemas.events.grid_dispatch import GridDispatch
from schemas.events.station_load import StationLoad
from schemas.reference.feeder import Feeder
from tests import engines
from tests.pipelines.built import Build, building
from tests.pipelines.given import DAY, at, base, connector, every, land, refer, station, status

KW = 1000
build = Build((FLEXIBILITY, DISPATCH))
build_with_states = building(FLEXIBILITY)


def load(clock: str, net_w: int | None, station_id: str = "S1", **more: Any) -> StationLoad:
    """What a station took in the quarter hour up to then."""
    given: dict[str, Any] = {"interval_s": 900, "net_w": net_w, "known_s": 900}
    return StationLoad(**base(clock) | {"station_id": station_id} | given | more)


def charged(begins: str, ends: str, leaves: str | None, energy_wh: int) -> ChargingSession:
    """A session by its last step, as it is known when the vehicle leaves."""
    given: dict[str, Any] = {
        "station_id": "S1",
        "connector_id": "C1",
        "plug_in_time": at(begins),
        "charge_start": at(begins),
        "charge_end": at(ends),
        "plug_out_time": leaves and at(leaves),
        "step": "unplugged" if leaves else "charge-ended",
        "attempts": 1,
    }
    return ChargingSession(**base(leaves or ends) | given, energy_wh=energy_wh)


def instruction(step: str, clock: str, name: str = "I1", **more: Any) -> GridDispatch:
    """A step of an instruction to take 40 kW at most from 11:00 to 12:00."""
    given: dict[str, Any] = {
        "operator_id": "grid",
        "feeder_id": "F1",
        "instruction_id": name,
        "step": step,
        "starts": at("11:00"),
        "ends": at("12:00"),
        "target_w": 40 * KW,
    }
    return GridDispatch(**base(clock) | given | more)


def past(client: ClickHouse, days: list[date], net_w: int, **more: Any) -> None:
    """Days of `derived.flexibility` that took the same from 11:00 to 12:00, all of it known."""
    for day in days:
        moments = [datetime.fromtimestamp(at("11:00", day) / 1000 + n * 900, UTC) for n in range(4)]
        same = {"day": day, "feeder_id": "F1", "net_w": net_w, "is_known": True} | more
        columns: dict[str, Any] = {name: [value] * 4 for name, value in same.items()}
        client.insert(
            "derived.flexibility", columns | {"quarter": moments, "slot": [*range(44, 48)]}
        )


WORKING_DAYS = [DAY - timedelta(days=each) for each in (1, 4, 5, 6, 7)]
DAYS_OFF = [DAY - timedelta(days=each) for each in (2, 3)]


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as made:
        yield made


@pytest.fixture(autouse=True)
def _emptied(client: ClickHouse) -> None:
    """A feeder with a station of two connectors, one of them V2G."""
    engines.empty(client, ("landing", "reference", "derived"))
    refer(client, Feeder(feeder_id="F1", district_code="500101", capacity_w=100 * KW))
    refer(client, station(feeder_id="F1"), connector("C1"))
    refer(client, connector("V1", charge_kind="v2g", rated_power_w=20 * KW))


def quarters(client: ClickHouse, column: str) -> dict[str, Any]:
    """The quarters of the local day in which a column of the view is neither NULL nor 0."""
    rows = client.rows(
        f"SELECT formatDateTime(quarter, '%%H:%%i', 'Asia/Shanghai'), {column}"
        f" FROM api.flexibility_15min WHERE day = %(day)s AND {column} != 0 ORDER BY quarter",
        {"day": DAY},
    )
    return dict(rows)


def delivery(client: ClickHouse, columns: str) -> list[tuple[Any, ...]]:
    """Columns of each instruction of the day."""
    return client.rows(
        f"SELECT {columns} FROM api.dispatch_delivery WHERE day = %(day)s ORDER BY instruction_id",
        {"day": DAY},
    )


def test_a_quarter_that_is_not_said_is_as_the_one_before_until_all_are_said_again(
    client: ClickHouse,
) -> None:
    land(client, load("08:15", 30 * KW), load("09:30", -10 * KW))
    build(client)
    found = quarters(client, "net_w")
    assert found == {
        **dict.fromkeys(("08:00", "08:15", "08:30", "08:45", "09:00"), 30_000),
        **dict.fromkeys(("09:15", "09:30"), -10_000),
    }


def test_of_a_quarter_that_is_corrected_the_correction_counts_and_twice_is_once(
    client: ClickHouse,
) -> None:
    land(client, load("09:45", 30 * KW), load("09:45", 25 * KW), load("09:45", 25 * KW))
    build(client)
    assert quarters(client, "net_w") == {"09:30": 25_000}


def test_stations_of_a_feeder_add_up_and_one_that_is_not_heard_of_is_told(
    client: ClickHouse,
) -> None:
    refer(client, station("S2", feeder_id="F1"), station("S3", feeder_id="F1"))
    land(client, load("09:45", 30 * KW), load("09:45", 5 * KW, "S2", unknown_s=900))
    build(client)
    assert quarters(client, "net_w") == {"09:30": 35_000}
    assert quarters(client, "stations_heard") == {"09:30": 2}
    assert quarters(client, "coverage") == {"09:30": 1800 / 2700}
    assert quarters(client, "stations")["03:00"] == 3


def test_what_a_vehicle_could_have_drawn_after_its_session_is_shiftable(
    client: ClickHouse,
) -> None:
    land(client, charged("08:00", "08:30", "08:45", energy_wh=20 * KW))
    land(client, charged("10:00", "10:30", "10:44", energy_wh=10 * KW))
    build(client)
    assert quarters(client, "session_w") == {
        "08:00": 40_000.0,
        "08:15": 40_000.0,
        "10:00": 20_000.0,
        "10:15": 20_000.0,
    }
    assert quarters(client, "shiftable_w") == {"08:00": 40_000.0, "08:15": 40_000.0}
    assert quarters(client, "shift_unknown_w") == {}


def test_of_a_vehicle_that_nobody_saw_leave_it_is_not_known(client: ClickHouse) -> None:
    land(client, charged("08:00", "08:30", None, energy_wh=20 * KW))
    build(client)
    assert quarters(client, "shiftable_w") == {}
    assert quarters(client, "shift_unknown_w") == {"08:00": 40_000.0, "08:15": 40_000.0}


def test_a_v2g_connector_could_feed_back_while_a_vehicle_is_plugged_in(client: ClickHouse) -> None:
    land(client, *(status("V1", each) for each in every(10, "-1 23:50", "07:50")))
    land(client, *(status("V1", each, "plugged") for each in every(5, "08:00", "08:10")))
    land(client, status("V1", "08:15", "charging"), status("V1", "08:22"))
    build_with_states(client)
    assert quarters(client, "v2g_w") == {"08:00": 20_000.0, "08:15": 20_000.0 * 7 / 15}
    assert quarters(client, "v2g_unknown_w")["12:00"] == 20_000.0
    assert "07:00" not in quarters(client, "v2g_unknown_w")


def test_the_baseline_is_the_mean_of_the_same_quarter_hours_of_comparable_days(
    client: ClickHouse,
) -> None:
    past(client, WORKING_DAYS[:4], 60 * KW)
    past(client, WORKING_DAYS[4:], 70 * KW)
    past(client, DAYS_OFF, 10 * KW)
    build(client)
    assert quarters(client, "baseline_w") == dict.fromkeys(
        ("11:00", "11:15", "11:30", "11:45"), 62_000
    )
    assert quarters(client, "baseline_days")["11:00"] == 5


def test_days_of_an_instruction_and_days_hardly_known_are_not_compared(client: ClickHouse) -> None:
    past(client, WORKING_DAYS[:4], 60 * KW)
    past(client, WORKING_DAYS[4:], 10 * KW, instructed=True)
    past(client, [DAY - timedelta(days=8)], 10 * KW, is_known=False)
    build(client)
    assert quarters(client, "baseline_days")["11:00"] == 4
    assert quarters(client, "baseline_w") == {}


def test_what_was_delivered_is_the_baseline_less_what_was_taken(client: ClickHouse) -> None:
    past(client, WORKING_DAYS, 60 * KW)
    land(client, instruction("instructed", "10:00"), instruction("accepted", "10:05"))
    land(client, load("11:15", 40 * KW), load("11:45", 50 * KW), load("12:00", 50 * KW))
    build(client)
    columns = "answer, baseline_w, actual_w, instructed_w, delivered_w, delivered_share"
    assert delivery(client, columns) == [("accepted", 60_000, 45_000, 20_000, 15_000, 0.75)]
    assert delivery(client, "outcome, kept_quarters, known_quarters, quarters, highest_w") == [
        ("missed", 2, 4, 4, 50_000)
    ]
    assert len(quarters(client, "instructed")) == 96


def test_an_instruction_is_kept_if_each_of_its_quarter_hours_is_known_and_not_above(
    client: ClickHouse,
) -> None:
    land(client, *(load(each, 40 * KW) for each in ("11:15", "12:00")))
    land(client, instruction("instructed", "10:00"), instruction("reached", "12:00", reached_w=1))
    build(client)
    columns = "outcome, said_outcome, said_w, highest_w, delivered_w, answer"
    assert delivery(client, columns) == [("kept", "reached", 1, 40_000, None, "unanswered")]


def test_without_a_target_nothing_is_missed_or_asked(client: ClickHouse) -> None:
    past(client, WORKING_DAYS, 60 * KW)
    land(client, *(load(each, 40 * KW) for each in ("11:15", "12:00")))
    land(client, instruction("instructed", "10:00", target_w=None))
    build(client)
    columns = "outcome, target_w, instructed_w, delivered_w, delivered_share"
    assert delivery(client, columns) == [("unknown", None, None, 20_000, None)]


def test_what_is_taken_after_an_instruction_ended_is_not_held_against_it(
    client: ClickHouse,
) -> None:
    land(client, load("11:15", 40 * KW), load("12:00", 90 * KW))
    land(client, instruction("instructed", "10:00", ends=at("11:50")))
    build(client)
    columns = "outcome, kept_quarters, known_quarters, quarters, highest_w"
    assert delivery(client, columns) == [("unknown", 3, 3, 4, 40_000)]


def test_without_a_word_from_the_stations_the_outcome_is_unknown(client: ClickHouse) -> None:
    past(client, WORKING_DAYS, 60 * KW)
    land(client, instruction("instructed", "10:00"), instruction("refused", "10:05"))
    build(client)
    columns = "answer, outcome, delivered_w, baseline_w, known_quarters, unknown_quarters"
    assert delivery(client, columns) == [("refused", "unknown", None, None, 0, 4)]
    assert quarters(client, "instructed") == {}


def test_an_instruction_to_one_station_is_not_measured_by_its_feeder(client: ClickHouse) -> None:
    past(client, WORKING_DAYS, 60 * KW)
    land(client, *(load(each, 40 * KW) for each in ("11:15", "12:00")))
    land(client, instruction("instructed", "10:00", station_id="S1", station_operator_id="O1"))
    build(client)
    assert delivery(client, "station_id, outcome, delivered_w") == [("S1", "unknown", None)]


def test_a_second_run_gives_the_same_rows(client: ClickHouse) -> None:
    past(client, WORKING_DAYS, 60 * KW)
    land(client, load("11:15", 40 * KW), charged("08:00", "08:30", "08:45", energy_wh=20 * KW))
    land(client, instruction("instructed", "10:00"))
    first, second = [_built(client) for _ in range(2)]
    assert [len(each) for each in first] == [116, 1]
    assert first == second


def _built(client: ClickHouse) -> list[list[tuple[Any, ...]]]:
    build(client)
    return [
        client.rows(f"SELECT * FROM derived.{table} ORDER BY ALL")
        for table in ("flexibility", "dispatch")
    ]
