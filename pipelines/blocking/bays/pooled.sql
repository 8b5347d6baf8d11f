SELECT
    {keys},
    connectors,
    known_time / 1000 AS known_s,
    (all_time - known_time) / 1000 AS unknown_s,
    known_time / all_time AS coverage,
    bay_known_time / 1000 AS bay_known_s,
    bay_known_time / all_time AS bay_coverage,
    ice_blocked_time / 1000 AS ice_blocked_s,
    if(bay_known_time = 0, NULL, ice_blocked_time / bay_known_time) AS ice_blocked,
    ice_blockings,
    overstay_time / 1000 AS overstay_s,
    if(known_time = 0, NULL, overstay_time / known_time) AS overstay,
    overstays,
    if(bay_known_time = 0, NULL, abnormal_time / bay_known_time) AS abnormal_parking,
    abnormal_time / 1000 AS abnormal_parking_s,
    charging_time / 1000 AS charging_s,
    waiting_time / 1000 AS waiting_s,
    stays,
    if(known_time = 0, NULL, stays / (known_time / 86400000)) AS turnover
FROM
(
    SELECT
        {inner_keys},
        uniqExact((operator_id, station_id, connector_id)) AS connectors,
        sum(hour_ms) AS all_time,
        sum(known_ms) AS known_time,
        sum(bay_known_ms) AS bay_known_time,
        sum(ice_blocked_ms) AS ice_blocked_time,
        sum(overstay_ms) AS overstay_time,
        sum(ev_idle_ms) + sum(vehicle_unknown_ms) AS abnormal_time,
        sum(charging_ms) AS charging_time,
        sum(waiting_ms) AS waiting_time,
        sum(ice_blockings_begun) AS ice_blockings,
        sum(overstays_begun) AS overstays,
        sum(stays_begun) AS stays
    FROM derived.blocking
    GROUP BY {keys}
)
