"""一键找桩: the stations around a place, for one who needs so much power."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from schemas.events.charger_session import ChargerSession
from schemas.events.charging_session import ChargingSession
from schemas.events.traffic_segment import TrafficSegment
from schemas.reference.road_segment import RoadSegment
from tests.pipelines.given import land, refer
from tests.schemas.views.given import base, connector, station, status

MINUTE = 60
# A hundredth of a degree of latitude is 1.1 km.
AROUND = "api_service.find_charger(lon = 106.5, lat = 29.5, power_w = 60000, radius_m = 3000)"


def find(client: ClickHouse, columns: str) -> list[tuple[Any, ...]]:
    return client.rows(f"SELECT {columns} FROM {AROUND}")


def order(name: str, energy_wh: int, fen: int, **more: Any) -> ChargerSession:
    """An order of which half the price is for energy and half for service."""
    given = {"station_id": "S1", "connector_id": "C1", "session_id": name, "energy_wh": energy_wh}
    times = {"charge_start": 1_772_323_200_000, "charge_end": 1_772_326_800_000}
    fees = {"energy_fee_fen": fen // 2, "service_fee_fen": fen // 2}
    return ChargerSession(**base(MINUTE) | given | times | fees | more)


def test_free_stations_come_first_then_the_nearest(ingest: ClickHouse) -> None:
    refer(
        ingest,
        station("full", latitude=29.5),
        station("far", latitude=29.52),
        station("near", latitude=29.51),
        station("beyond", latitude=29.53),
        *(connector(f"C-{name}", station_id=name) for name in ("full", "far", "near", "beyond")),
    )
    land(
        ingest,
        status("C-full", "charging", MINUTE, station_id="full"),
        *(
            status(f"C-{name}", "free", MINUTE, station_id=name)
            for name in ("far", "near", "beyond")
        ),
    )
    assert find(ingest, "station_id, round(distance_m, -2), free, total, expected_wait_s") == [
        ("near", 1100.0, 1, 1, 0),
        ("far", 2200.0, 1, 1, 0),
        ("full", 0.0, 0, 1, None),
    ]


def test_connectors_of_less_power_do_not_count(ingest: ClickHouse) -> None:
    weak = connector("weak", rated_power_w=7_000, charge_kind="ac")
    refer(ingest, station(), station("S2"), connector("C1"), connector("C2"), weak)
    refer(ingest, connector("C3", station_id="S2", rated_power_w=59_999))
    land(ingest, status("C1", "free", MINUTE), status("weak", "free", MINUTE))
    found = find(ingest, "station_id, free, total, unknown, charge_kinds, most_power_w")
    assert found == [("S1", 1, 2, 1, ["dc"], 60_000)]


def test_what_is_not_known_of_price_road_and_freshness_is_null_or_unknown(
    ingest: ClickHouse,
) -> None:
    refer(ingest, station(), connector("C1"))
    found = find(ingest, "recent_price_fen_per_kwh, road_congestion, freshness_s, expected_wait_s")
    assert found == [(None, "unknown", None, None)]


def test_the_price_is_the_median_of_what_orders_of_the_last_day_paid_a_kwh(
    ingest: ClickHouse,
) -> None:
    refer(ingest, station(), connector("C1"))
    land(
        ingest,
        order("a", 10_000, 1_000),
        order("b", 20_000, 2_400),
        order("c", 5_000, 1_000),
        order("no fee", 10_000, 0, service_fee_fen=None),
        order("no energy", 0, 0),
        order("of the day before", 10_000, 9_000, event_time=base(90_000)["event_time"]),
    )
    assert find(ingest, "recent_price_fen_per_kwh") == [(120.0,)]


def stays(minutes: list[int]) -> list[ChargingSession]:
    """Sessions of C1 that ended every two hours, each plugged in for so many minutes."""
    found = []
    for nth, length in enumerate(minutes, start=1):
        out = base(nth * 120 * MINUTE)
        plugged = {"plug_in_time": out["event_time"] - length * 60_000, "step": "unplugged"}
        place = {"station_id": "S1", "connector_id": "C1", "attempts": 1}
        ended = {"plug_out_time": out["event_time"]}
        found.append(ChargingSession(**out | place | plugged | ended))
    return found


@pytest.mark.parametrize(
    ("past", "said", "expected"),
    [
        ([60] * 10, ["charging", "charging"], 900),
        ([30, 90] * 5, ["charging", "charging"], 1125),
        ([60] * 10, ["charging", "free"], 0),
        ([60] * 10, ["charging", "unknown"], None),
        ([60] * 9, ["charging", "charging"], None),
    ],
    ids=["equal stays", "long ones are met more often", "free", "not known", "too few stays"],
)
def test_the_wait_is_half_of_a_stay_that_is_met_by_chance_over_those_that_may_end(
    ingest: ClickHouse, past: list[int], said: list[str], expected: int | None
) -> None:
    refer(ingest, station(), connector("C1"), connector("C2"))
    land(ingest, *stays(past))
    land(ingest, *(status(f"C{n}", word, MINUTE) for n, word in enumerate(said, start=1)))
    assert find(ingest, "expected_wait_s") == [(expected,)]


def test_the_road_is_the_nearest_segment_within_a_kilometre(ingest: ClickHouse) -> None:
    def segment(name: str, latitude: float) -> RoadSegment:
        return RoadSegment(operator_id="R1", segment_id=name, longitude=106.5, latitude=latitude)

    def traffic(name: str, congestion: str) -> TrafficSegment:
        said = base(MINUTE) | {"operator_id": "R1", "segment_id": name}
        return TrafficSegment(**said | {"congestion": congestion})

    refer(ingest, station(), station("S2", latitude=29.52), connector("C1"))
    refer(ingest, connector("C2", station_id="S2"))
    refer(ingest, segment("near", 29.501), segment("next", 29.505))
    land(ingest, traffic("near", "congested"), traffic("next", "free"))
    assert find(ingest, "station_id, road_congestion") == [("S1", "congested"), ("S2", "unknown")]
