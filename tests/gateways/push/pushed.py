"""What is pushed, and who may push it."""

import json
from hashlib import sha256
from typing import Any

from gateways.push.grants import Grant
from gateways.vehicles import Vehicles
from tests.gateways.ocpp.sending import PSEUDONYMS

TOKEN = "a token of forty characters or thereabouts"
PLATE, VIN = "渝AD12345", "LSVAA4187E2123456"
VEHICLES = Vehicles(PSEUDONYMS, {PLATE: VIN})
GRANT = Grant(
    source="parking-yz",
    sha256=sha256(TOKEN.encode()).hexdigest(),
    operators=frozenset({"YZ"}),
    event_types=frozenset({"parking.bay", "parking.lot", "traffic.v2x"}),
)
GRANTS_FILE = f"""
[[grant]]
source = "{GRANT.source}"
sha256 = "{GRANT.sha256}"
operators = ["YZ"]
event_types = ["parking.bay", "parking.lot", "traffic.v2x"]
"""
BAY = {
    "event_id": "b-1",
    "event_time": 1_759_305_600_000,
    "operator_id": "YZ",
    "lot_id": "L1",
    "bay_id": "B1",
    "occupancy": "occupied",
}
RSI = {
    "segment_id": "S1",
    "id": "R328328",
    "msgCnt": 3,
    "moy": 0,
    "refPos": {"lat": 295_000_000, "long": 1_065_000_000},
    "rtes": [
        {
            "rteId": 7,
            "eventType": 401,
            "eventRadius": 150,
            "timeDetails": {"startTime": 0, "endTime": 60},
        }
    ],
}
RSM = {"segment_id": "S1", "id": "R328328", "msgCnt": 4, "participants": [{"ptcId": 1}, {}]}


def ndjson(*events: Any) -> bytes:
    """A line each."""
    return b"".join(json.dumps(each).encode() + b"\n" for each in events)
