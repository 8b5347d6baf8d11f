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
VEHICLE = "k1:00112233445566778899aabbccddeeff"
TELEMETRY: Wire = {
    **_BASE,
    "vehicle": VEHICLE,
    "state": "started",
    "charge_state": "not-charging",
    "drive_mode": "electric",
    "speed_kmh": 54.5,
    "odometer_m": 81_234_500,
    "voltage_v": 356.2,
    "current_a": -84.5,
    "soc_percent": 41,
    "insulation_kohm": 2_000,
    "longitude": 106.55,
    "latitude": 29.56,
    "reissued": True,
}
VEHICLE_ALARM: Wire = {
    **_BASE,
    "vehicle": VEHICLE,
    "alarm": "thermal-event",
    "raised": False,
    "level": 3,
    "raw_code": "bit 23",
    "longitude": None,
    "latitude": None,
}
BAY: Wire = {
    **_BASE,
    "lot_id": "L-7",
    "bay_id": "B-12",
    "station_operator_id": "510000001",
    "station_id": "S-0042",
    "connector_id": "C1",
    "occupancy": "occupied",
    "lock": "down",
    "energy_class": "fuel",
    "vehicle": "",
    "raw_code": "50",
}
LOT: Wire = {
    **_BASE,
    "lot_id": "L-7",
    "state": "open",
    "capacity": 300,
    "free": 0,
    "free_charging": None,
    "entered": 12,
    "left": 9,
}
SEGMENT: Wire = {
    **_BASE,
    "segment_id": "R-1",
    "interval_s": 300,
    "speed_kmh": 23.4,
    "vehicles": 71,
    "occupancy_percent": 18.5,
    "travel_time_s": 90,
    "congestion": "slow",
    "raw_code": "2",
}
V2X: Wire = {
    **_BASE,
    "segment_id": "R-1",
    "rsu_id": "RSU-3",
    "message_kind": "rsi",
    "message_id": "17",
    "unit_state": "online",
    "event_code": "0401",
    "starts": T,
    "ends": T + 600_000,
    "radius_m": 200,
    "participants": None,
    "longitude": 106.55,
    "latitude": 29.56,
}
FEEDER: Wire = {
    **_BASE,
    "feeder_id": "F-5",
    "supply": "on",
    "load_w": 3_200_000,
    "base_load_w": 2_500_000,
    "limit_w": 4_000_000,
    "charging_limit_w": None,
}
ALERT: Wire = {
    **_BASE,
    "cause": "feeder-overload/F-5",
    "kind": "feeder-overload",
    "state": "open",
    "severity": "warning",
    "first_seen": T - 900_000,
    "last_seen": T,
    "station_id": "",
    "connector_id": "",
    "feeder_id": "F-5",
    "district_code": "500103",
    "evidence": "P90 4.2 MW of 4.0 MW",
}
CHARGER_ALARM: Wire = {
    **_PLACE,
    "equipment_id": "E1",
    "connector_id": "C1",
    "alarm": "gun-hot",
    "raised": True,
    "raw_code": "HighTemperature",
    "gun_temperature_c": 96.5,
    "insulation_kohm": 1_200,
}
RESERVATION: Wire = {
    **_PLACE,
    "reservation_id": "R-7",
    "connector_id": "",
    "step": "no-show",
    "starts": T - 1_800_000,
    "expires": T,
    "user": "",
    "vehicle": VEHICLE,
}
SWAP_STATION: Wire = {
    **_PLACE,
    "state": "open",
    "batteries": 28,
    "ready": 9,
    "charging": 17,
    "waiting": 2,
    "power_w": 640_000,
}
SWAP_ORDER: Wire = {
    **_PLACE,
    "order_id": "swap-1",
    "arrived": T - 900_000,
    "swap_start": T - 300_000,
    "swap_end": T - 60_000,
    "outcome": "swapped",
    "battery_in": "k1:aa112233445566778899aabbccddeeff",
    "battery_out": "k1:bb112233445566778899aabbccddeeff",
    "soc_in_percent": 12,
    "soc_out_percent": 95,
    "energy_wh": 41_500,
    "user": "",
    "vehicle": VEHICLE,
    "energy_fee_fen": 2_905,
    "service_fee_fen": 1_660,
}
STORAGE: Wire = {
    **_PLACE,
    "storage_id": "ST-1",
    "state": "discharging",
    "power_w": -150_000,
    "soc_percent": 62.5,
    "import_wh": 9_000_000,
    "export_wh": 8_100_000,
    "temperature_c": 31.5,
}
PV: Wire = {**_PLACE, "pv_id": "PV-1", "generated_w": 84_000, "generated_wh": 12_345_678}
DISPATCH: Wire = {
    **_BASE,
    "feeder_id": "F-5",
    "instruction_id": "D-20260301-1",
    "station_operator_id": "510000001",
    "station_id": "S-0042",
    "step": "reached",
    "starts": T,
    "ends": T + 3_600_000,
    "target_w": 300_000,
    "reached_w": 287_500,
    "raw_code": "",
}
EXTERNAL_ALERT: Wire = {
    **_BASE,
    "cause": "flood/R-1",
    "kind": "road-closed",
    "state": "open",
    "severity": "critical",
    "first_seen": T - 60_000,
    "station_operator_id": "",
    "station_id": "",
    "feeder_id": "",
    "segment_id": "R-1",
    "lot_id": "",
    "district_code": "500103",
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
    "alert": ALERT,
    "charger.alarm": CHARGER_ALARM,
    "charger.meter": METER,
    "charger.reservation": RESERVATION,
    "charger.session": SESSION,
    "charger.status": STATUS,
    "dead-letter": DEAD_LETTER,
    "external.alert": EXTERNAL_ALERT,
    "grid.dispatch": DISPATCH,
    "grid.feeder": FEEDER,
    "parking.bay": BAY,
    "parking.lot": LOT,
    "pv.telemetry": PV,
    "storage.telemetry": STORAGE,
    "swap.order": SWAP_ORDER,
    "swap.station": SWAP_STATION,
    "traffic.segment": SEGMENT,
    "traffic.v2x": V2X,
    "vehicle.alarm": VEHICLE_ALARM,
    "vehicle.telemetry": TELEMETRY,
}


def on_wire(event: Wire, **changed: Any) -> bytes:
    """The event as JSON, with some fields changed."""
    return json.dumps({**event, **changed}, ensure_ascii=False).encode()
