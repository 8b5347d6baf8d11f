"""Parking guidance: the lots around a place, and what is free there."""

from connections.clickhouse import ClickHouse
from schemas.events.parking_lot import LotState, ParkingLot
from schemas.reference.lot import Lot
from tests.pipelines.given import land, refer
from tests.schemas.views.given import base

AROUND = "api_service.find_parking(lon = 106.5, lat = 29.5, radius_m = 3000)"


def lot(name: str, latitude: float) -> Lot:
    return Lot(operator_id="O1", lot_id=name, bays=50, longitude=106.5, latitude=latitude)


def said(name: str, free: int | None, state: LotState = "open") -> ParkingLot:
    return ParkingLot(**base(60), lot_id=name, state=state, free=free)


def test_lots_with_free_bays_come_first_then_unknown_ones_then_full_ones(
    ingest: ClickHouse,
) -> None:
    # A hundredth of a degree of latitude is 1.1 km.
    near = [lot("full", 29.5), lot("silent", 29.5), lot("closed", 29.5), lot("near", 29.51)]
    refer(ingest, *near, lot("far", 29.52), lot("beyond", 29.53))
    land(ingest, said("full", 0), said("closed", 9, "closed"), said("near", 7), said("far", 8))
    assert ingest.rows(f"SELECT lot_id, free, bays, round(distance_m, -2) FROM {AROUND}") == [
        ("near", 7, 50, 1100.0),
        ("far", 8, 50, 2200.0),
        ("silent", None, 50, 0.0),
        ("full", 0, 50, 0.0),
    ]
