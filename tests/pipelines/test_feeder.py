from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.feeder import FEEDER_LOAD
from schemas.reference.feeder import Feeder
from tests.pipelines.built import building
from tests.pipelines.given import DAY, connector, every, land, meter, refer, station
from tests.pipelines.networks import feeder_says

build = building(FEEDER_LOAD)


def feeder(**more: Any) -> Feeder:
    given: dict[str, Any] = {"feeder_id": "F1", "capacity_w": 1_000_000}
    return Feeder(**given | {"district_code": "500101"} | more)


def quarters(client: ClickHouse, column: str) -> dict[str, Any]:
    """The quarters of the local day in which a column of the view is neither NULL nor 0."""
    rows = client.rows(
        f"SELECT formatDateTime(quarter, '%%H:%%i', 'Asia/Shanghai'), {column}"
        f" FROM api.feeder_load_15min WHERE day = %(day)s AND {column} != 0 ORDER BY quarter",
        {"day": DAY},
    )
    return dict(rows)


def test_load_is_the_mean_over_the_known_time_of_a_quarter(client: ClickHouse) -> None:
    land(client, feeder_says("08:00", 100), feeder_says("08:20", 400), feeder_says("08:30", 50))
    land(client, feeder_says("08:35"))
    build(client)
    assert quarters(client, "load_w") == {"08:00": 100.0, "08:15": 300.0, "08:30": 50.0}
    assert quarters(client, "known_s") == {"08:00": 900.0, "08:15": 900.0, "08:30": 300.0}
    assert quarters(client, "unknown_s")["08:30"] == 600.0


def test_a_feeder_that_gives_power_back_has_a_negative_load(client: ClickHouse) -> None:
    land(client, feeder_says("08:00", -500, limit_w=1000), feeder_says("08:15"))
    build(client)
    assert quarters(client, "load_w") == {"08:00": -500.0}
    assert quarters(client, "headroom_w") == {"08:00": 1500.0}


def test_after_three_quarters_of_silence_a_quarter_is_unknown_and_not_0(
    client: ClickHouse,
) -> None:
    land(client, feeder_says("08:00", 100))
    build(client)
    assert quarters(client, "load_w") == {"08:00": 100.0, "08:15": 100.0, "08:30": 100.0}
    assert len(quarters(client, "unknown_s")) == 93


def test_the_day_has_96_quarters_of_the_city_and_the_last_load_is_carried_in(
    client: ClickHouse,
) -> None:
    land(client, feeder_says("-1 23:45", 100), feeder_says("00:15", 200), feeder_says("23:45", 300))
    build(client)
    assert client.rows(
        "SELECT count(), toString(min(quarter)), toString(max(quarter)) FROM derived.feeder_load"
    ) == [(96, "2026-03-09 16:00:00", "2026-03-10 15:45:00")]
    assert quarters(client, "load_w") == {
        "00:00": 100.0,
        "00:15": 200.0,
        "00:30": 200.0,
        "00:45": 200.0,
        "23:45": 300.0,
    }


def test_headroom_is_limit_less_load_and_else_capacity_less_load(client: ClickHouse) -> None:
    refer(client, feeder(capacity_w=1000))
    land(client, feeder_says("08:00", 400, limit_w=900, base_load_w=300))
    land(client, feeder_says("08:15", 400), feeder_says("08:30", 1200), feeder_says("08:45"))
    build(client)
    assert quarters(client, "limit_w") == {"08:00": 900.0}
    assert quarters(client, "base_load_w") == {"08:00": 300.0}
    assert quarters(client, "headroom_w") == {"08:00": 500.0, "08:15": 600.0, "08:30": -200.0}
    assert quarters(client, "overloaded_s") == {"08:30": 900.0}
    assert quarters(client, "load_rate") == {"08:00": 0.4, "08:15": 0.4, "08:30": 1.2}


def test_without_limit_and_capacity_headroom_is_unknown(client: ClickHouse) -> None:
    refer(client, feeder(valid_to=DAY))
    land(client, feeder_says("08:00", 400))
    build(client)
    assert quarters(client, "headroom_w") == {}
    assert quarters(client, "headroom_known_s") == {}


def test_an_outage_is_time_without_supply_and_not_time_without_word(client: ClickHouse) -> None:
    land(client, feeder_says("08:00", supply="off"), feeder_says("08:20", 100))
    land(client, feeder_says("08:30", 100, supply="unknown"))
    build(client)
    assert quarters(client, "outage_s") == {"08:00": 900.0, "08:15": 300.0}
    assert "08:15" not in quarters(client, "supply_unknown_s")
    assert quarters(client, "supply_unknown_s")["08:30"] == 900.0
    assert quarters(client, "supply_unknown_s")["12:00"] == 900.0


def test_charging_is_what_the_meters_of_its_stations_say_of_the_hour(client: ClickHouse) -> None:
    refer(client, feeder(), station("S1", feeder_id="F1"), station("S2", feeder_id="F2"))
    refer(client, connector("C1"), connector("C2"), connector("D1", station_id="S2"))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 6001))
    land(client, meter("C2", "08:00", 0, export_wh=0), meter("C2", "09:00", 0, export_wh=2000))
    land(client, meter("D1", "08:00", 0, station_id="S2"))
    land(client, meter("D1", "09:00", 9000, station_id="S2"))
    build(client)
    assert client.rows(
        "SELECT charging_wh, charging_metered_ms, charging_operating_ms FROM derived.feeder_load"
        " WHERE charging_wh != 0 AND feeder_id = 'F1' ORDER BY quarter"
    ) == [(1000, 1_800_000, 1_800_000)] * 3 + [(1001, 1_800_000, 1_800_000)]
    assert quarters(client, "charging_w") == {
        "08:00": 4000.0,
        "08:15": 4000.0,
        "08:30": 4000.0,
        "08:45": 4004.0,
    }
    assert quarters(client, "charging_coverage") == dict.fromkeys(
        ("08:00", "08:15", "08:30", "08:45"), 1.0
    )


def test_what_is_not_metered_is_missing_from_charging_and_its_coverage_says_so(
    client: ClickHouse,
) -> None:
    refer(client, feeder(), station("S1", feeder_id="F1"), connector("C1"), connector("C2"))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 6000))
    build(client)
    assert quarters(client, "charging_coverage")["08:00"] == 0.5
    assert client.rows(
        "SELECT charging_w, charging_coverage FROM api.feeder_load_15min"
        " WHERE quarter = '2026-03-10 04:00:00'"
    ) == [(None, 0.0)]


def test_a_registered_feeder_that_was_never_heard_of_is_unknown_all_day(
    client: ClickHouse,
) -> None:
    refer(client, feeder())
    build(client)
    assert client.rows(
        "SELECT DISTINCT feeder_id, registered, capacity_w, unknown_s, coverage, load_w,"
        " headroom_w, charging_w, charging_coverage FROM api.feeder_load_15min"
    ) == [("F1", True, 1_000_000, 900.0, 0.0, None, None, None, None)]


def test_duplicates_count_once_and_a_late_statement_changes_its_quarters(
    client: ClickHouse,
) -> None:
    land(client, *(feeder_says(each, 100) for each in every(15, "08:00", "08:30")))
    land(client, feeder_says("08:15", 100), feeder_says("08:45"))
    build(client)
    assert quarters(client, "load_w") == {"08:00": 100.0, "08:15": 100.0, "08:30": 100.0}
    land(client, feeder_says("08:20", 400))
    build(client)
    assert quarters(client, "load_w") == {"08:00": 100.0, "08:15": 300.0, "08:30": 100.0}
