SELECT
    {keys},
    bays,
    occupied_time / 1000 AS occupied_s,
    known_time / 1000 AS known_s,
    (all_time - known_time) / 1000 AS unknown_s,
    known_time / all_time AS coverage,
    if(known_time = 0, NULL, occupied_time / known_time) AS occupancy,
    electric_time / 1000 AS electric_s,
    hybrid_time / 1000 AS hybrid_s,
    fuel_time / 1000 AS fuel_s,
    (occupied_time - electric_time - hybrid_time - fuel_time) / 1000 AS class_unknown_s,
    ice_blocked_time / 1000 AS ice_blocked_s,
    charging_known_time / 1000 AS charging_known_s,
    if(charging_known_time = 0, NULL, ice_blocked_time / charging_known_time) AS ice_blocked,
    begun AS occupations_begun,
    found AS occupations_found{turnover}
FROM
(
    SELECT
        {keys},
        uniqExact((operator_id, lot_id, bay_id)) AS bays,
        sum(hour_ms) AS all_time,
        sum(known_ms) AS known_time,
        sum(occupied_ms) AS occupied_time,
        sum(electric_ms) AS electric_time,
        sum(hybrid_ms) AS hybrid_time,
        sum(fuel_ms) AS fuel_time,
        sumIf(fuel_ms, charging) AS ice_blocked_time,
        sumIf(known_ms, charging) AS charging_known_time,
        sum(occupations_begun) AS begun,
        sum(occupations_found) AS found
    FROM derived.parking_bays
    GROUP BY {keys}
)
