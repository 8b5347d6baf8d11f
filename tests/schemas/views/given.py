"""Hand-made rows of now: `status("C1", "free", 60)` was said a minute ago."""

import time
from itertools import count
from typing import Any

from schemas.events.charger_status import ChargerStatus
from schemas.reference.connector import Connector
from schemas.reference.station import Station

_numbers = count()


def base(seconds_ago: float) -> dict[str, Any]:
    """What every event carries."""
    return {
        "event_id": f"e{next(_numbers)}",
        "event_time": round((time.time() - seconds_ago) * 1000),
        "source": "hand",
        "operator_id": "O1",
    }


def status(connector: str, occupancy: str, seconds_ago: float, **more: Any) -> ChargerStatus:
    """A connector's statement, online and in order unless said otherwise."""
    given = {"station_id": "S1", "connectivity": "online", "operability": "ok"}
    return ChargerStatus(
        **base(seconds_ago)
        | given
        | {"connector_id": connector, "occupancy": occupancy, "equipment_id": "E1"}
        | more
    )


def heartbeat(seconds_ago: float) -> ChargerStatus:
    """A sign of life of equipment E1."""
    return status("", "unknown", seconds_ago, operability="unknown")


def connector(name: str, **more: Any) -> Connector:
    """A registered connector of 60 kW of equipment E1."""
    given: dict[str, Any] = {
        "operator_id": "O1",
        "station_id": "S1",
        "equipment_id": "E1",
        "charge_kind": "dc",
        "rated_power_w": 60_000,
    }
    return Connector(**given | {"connector_id": name} | more)


def station(name: str = "S1", **more: Any) -> Station:
    """A public station that operates, in the middle of Chongqing."""
    given: dict[str, Any] = {
        "operator_id": "O1",
        "open_to_public": True,
        "operating_state": "operating",
        "longitude": 106.5,
        "latitude": 29.5,
    }
    return Station(**given | {"station_id": name} | more)
