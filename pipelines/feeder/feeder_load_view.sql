SELECT
    day, quarter, operator_id, feeder_id, district_code, registered,
    load_known_ms / 1000 AS known_s,
    (quarter_ms - load_known_ms) / 1000 AS unknown_s,
    load_known_ms / quarter_ms AS coverage,
    if(load_known_ms = 0, NULL, load_w_ms / load_known_ms) AS load_w,
    if(base_known_ms = 0, NULL, base_w_ms / base_known_ms) AS base_load_w,
    if(limit_known_ms = 0, NULL, limit_w_ms / limit_known_ms) AS limit_w,
    capacity_w,
    if(headroom_known_ms = 0, NULL, headroom_w_ms / headroom_known_ms) AS headroom_w,
    headroom_known_ms / 1000 AS headroom_known_s,
    overloaded_ms / 1000 AS overloaded_s,
    if(load_known_ms = 0, NULL, load_w_ms / load_known_ms / nullIf(capacity_w, 0)) AS load_rate,
    outage_ms / 1000 AS outage_s,
    (quarter_ms - supply_known_ms) / 1000 AS supply_unknown_s,
    if(charging_metered_ms = 0, NULL, charging_wh * 3600000 / quarter_ms) AS charging_w,
    if(
        charging_operating_ms = 0, NULL, charging_metered_ms / charging_operating_ms
    ) AS charging_coverage
FROM derived.feeder_load
