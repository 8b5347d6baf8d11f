"""One event of each type, as it stands on the wire."""

import json
from typing import Any

Wire = dict[str, Any]

T = 1_772_323_200_000  # 2026-03-01 00:00 UTC

_BASE = {"event_id": "e1", "event_time": T, "source": "hand", "operator_id": "510000001"}
_PLACE = {**_BASE, "station_id": "S-0042"}

METER: Wire = {
    **_PLACE,
    "connector_id": "C1",
    "import_wh": 120_000,
    "export_wh": 0,
    "power_w": -7_000,
    "voltage_v": 380.5,
    "current_a": -18.4,
    "soc_percent": 63.0,
}
STATUS: Wire = {
    **_PLACE,
    "equipment_id": "E1",
    "connector_id": "C1",
    "connectivity": "online",
    "operability": "ok",
    "occupancy": "discharging",
    "raw_code": "3",
    "error_code": "",
}
SESSION: Wire = {
    **_PLACE,
    "session_id": "order-1",
    "connector_id": "C1",
    "equipment_id": "E1",
    "plug_in_time": T - 7_200_000,
    "charge_start": T - 7_100_000,
    "charge_end": T - 3_600_000,
    "plug_out_time": None,
    "energy_wh": -12_000,
    "v2g": True,
    "register_start_wh": 120_000,
    "register_end_wh": 108_000,
    "max_power_w": 60_000,
    "soc_start_percent": 80,
    "soc_end_percent": 55.5,
    "stop_reason": "unplugged",
    "raw_stop_reason": "EVDisconnected",
    "user": "k1:00112233445566778899aabbccddeeff",
    "vehicle": "",
    "energy_fee_fen": -1_500,
    "service_fee_fen": 0,
    "parking_fee_fen": None,
    "idle_fee_fen": None,
}
DEAD_LETTER: Wire = {
    **_BASE,
    "reason": "out-of-range",
    "contract": "charger.meter.v1",
    "field": "$.soc_percent",
    "detail": "Expected `float` <= 100.0",
    "origin_topic": "charger",
    "origin_epoch": 1,
    "origin_partition": 3,
    "origin_offset": 4_711,
    "length": 200,
    "sha256": "ab" * 32,
    "record": "{}",
    "state": "open",
}

EXAMPLES: dict[str, Wire] = {
    "charger.meter": METER,
    "charger.session": SESSION,
    "charger.status": STATUS,
    "dead-letter": DEAD_LETTER,
}


def on_wire(event: Wire, **changed: Any) -> bytes:
    """The event as JSON, with some fields changed."""
    return json.dumps({**event, **changed}, ensure_ascii=False).encode()
