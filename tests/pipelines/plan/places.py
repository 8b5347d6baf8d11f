"""A hand-made register of two districts of Chongqing, and the figures of the policy documents."""

from datetime import date
from typing import Any

from connections.clickhouse import ClickHouse
from schemas.reference.connector import Connector
from schemas.reference.district import District
from schemas.reference.lot import Lot
from schemas.reference.station import Station
from schemas.reference.town import Town
from schemas.reference_table import Reference
from seeds.policy import policy_rows
from tests.pipelines.given import connector, refer, station

JIANGJIN, WULONG = "500116", "500156"
JIJIANG, XIANNVSHAN = "500116001", "500156003"
LAST_YEAR = date(2025, 6, 1)

# A degree of latitude is 111 km; all hand-made things of a test lie on one meridian.
MERIDIAN, PARALLEL = 106.26, 29.29
DEGREE_M = 110_900


def document_rows() -> list[Reference]:
    """All that the five documents state."""
    return list(policy_rows())


def city() -> list[Reference]:
    """Two districts with a town each."""
    return [
        District(district_code=JIANGJIN, name="江津区", city_code="500000", city="重庆市"),
        District(district_code=WULONG, name="武隆区", city_code="500000", city="重庆市"),
        Town(town_code=JIJIANG, district_code=JIANGJIN, name="几江街道"),
        Town(town_code=XIANNVSHAN, district_code=WULONG, name="仙女山街道"),
    ]


def given(client: ClickHouse, *rows: Reference) -> None:
    """Documents, districts and towns, and rows of a test."""
    refer(client, *document_rows(), *city(), *rows)


def placed(name: str = "S1", metres_north: float = 0, **more: Any) -> Station:
    """A public station in Jiangjin, so far north of the origin."""
    where: dict[str, Any] = {
        "district_code": JIANGJIN,
        "town_code": JIJIANG,
        "station_kind": "charging",
        "operating_state": "operating",
        "valid_from": LAST_YEAR,
        "longitude": MERIDIAN,
        "latitude": PARALLEL + metres_north / DEGREE_M,
    }
    return station(name, **where | more)


def lot(name: str, metres_north: float = 0, **more: Any) -> Lot:
    where: dict[str, Any] = {
        "district_code": JIANGJIN,
        "town_code": JIJIANG,
        "longitude": MERIDIAN,
        "latitude": PARALLEL + metres_north / DEGREE_M,
    }
    return Lot(operator_id="O1", lot_id=name, **where | more)


def gun(name: str, kind: str = "dc", **more: Any) -> Connector:
    """A connector of an equipment of its own, in operation since last year."""
    own = {"equipment_id": f"E{name}", "charge_kind": kind, "valid_from": LAST_YEAR}
    return connector(name, **own | more)
