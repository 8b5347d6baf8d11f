"""What is asked: the views by key, around a place, and of the whole city."""

_STATION = "operator_id = 'O4' AND station_id = 'S4'"
_OCPP = "operator_id = 'O0' AND station_id = 'S20'"
_HERE = "lon = 106.511, lat = 29.385"  # station S9940, in the middle of 20,000

# What else is compared with.
NOTHING = "SELECT 1"
ROW = "a row by key"

BY_KEY = {
    NOTHING: "SELECT 1",
    ROW: "SELECT * FROM api.station WHERE operator_id = 'O4' AND station_id = 'S4'",
    "connectors of a station": f"SELECT * FROM api_decision.connector_now WHERE {_STATION}",
    "the same, OCPP": f"SELECT * FROM api_decision.connector_now WHERE {_OCPP}",
    "a connector": f"SELECT * FROM api_decision.connector_now WHERE {_STATION}"
    " AND connector_id = 'C50'",
    "a station": f"SELECT * FROM api_decision.station_now WHERE {_STATION}",
    "a public station": f"SELECT * FROM api_service.station_now WHERE {_STATION}",
    "sessions of a station": f"SELECT * FROM api_decision.charging_sessions WHERE {_STATION}"
    " ORDER BY plug_in_time DESC LIMIT 20",
    "an alert": "SELECT * FROM api_decision.alerts_active WHERE cause = 'zombie/20'",
    "load of a station": f"SELECT * FROM api_decision.load_15min_station WHERE {_STATION}"
    " ORDER BY ends DESC LIMIT 96",
    "a lot": "SELECT * FROM api_service.parking_now WHERE operator_id = 'P' AND lot_id = 'L1'",
    "a road segment": "SELECT * FROM api_service.road_now"
    " WHERE operator_id = 'R' AND segment_id = 'R1'",
    "a swap station": "SELECT * FROM api_service.swap_now"
    " WHERE operator_id = 'O0' AND station_id = 'S0'",
}

AROUND = {
    f"find_charger, {radius_m} m": "SELECT * FROM api_service.find_charger("
    f"{_HERE}, power_w = 60000, radius_m = {radius_m})"
    for radius_m in (500, 3000)
}

WHOLE = {
    "all stations": "SELECT sum(connectors), sum(free), sum(unknown) FROM api_decision.station_now"
}
