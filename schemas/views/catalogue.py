"""The views of both layers: database, name, and what a row says; each after those that it reads."""

DECISION, SERVICE = "api_decision", "api_service"

CATALOGUE = (
    (
        DECISION,
        "connector_now",
        "One row a connector, registered or heard now: what it said on three axes; unknown where it"
        " has been silent for longer than its contract allows.",
    ),
    (DECISION, "station_now", "One row a station that has a connector: its connectors, counted."),
    (DECISION, "charging_sessions", "One row a session: all that is known of it by its last step."),
    (DECISION, "alerts_history", "One row a life of an alert: its last step."),
    (DECISION, "alerts_active", "One row an alert that is not resolved."),
    (
        DECISION,
        "load_15min_station",
        "One row a station and quarter of an hour: mean load, what is not said taken from before.",
    ),
    (DECISION, "load_15min_feeder", "One row a feeder and quarter of an hour: its last revision."),
    (
        DECISION,
        "load_15min_city",
        "One row a quarter of an hour from since to until: the stations together.",
    ),
    (
        DECISION,
        "asset_history",
        "One row an event of a station, equipment or connector: register, faults, alarms, alerts.",
    ),
    (
        DECISION,
        "vehicle_now",
        "One row a cell of 0.01 degrees with at least five vehicles: how many were heard there.",
    ),
    (SERVICE, "connector_now", "One row an operating connector of a public station: free or not."),
    (SERVICE, "station_now", "One row a public station: where it is, its connectors, counted."),
    (SERVICE, "road_now", "One row a road segment of the register: its congestion and speed."),
    (
        SERVICE,
        "find_charger",
        "One row a public station within radius_m metres of (lon, lat) with connectors of power_w"
        " watts or more: free ones first, then the nearest.",
    ),
    (SERVICE, "parking_now", "One row a lot of the register: its free bays."),
    (
        SERVICE,
        "find_parking",
        "One row a lot within radius_m metres of (lon, lat): free ones first, then the nearest.",
    ),
    (SERVICE, "swap_now", "One row a public swap station: batteries ready, vehicles waiting."),
)
