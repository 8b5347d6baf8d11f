SELECT
    {keys}, operator_id, lot_id, district_code, registered,
    occupied_bay_time / 1000 AS occupied_bay_s,
    known_bay_time / 1000 AS known_bay_s,
    known_by_register_bay_time / 1000 AS known_by_register_bay_s,
    known_time / 1000 AS known_s,
    (all_time - known_time) / 1000 AS unknown_s,
    doubtful_time / 1000 AS doubtful_s,
    doubtful_said AS doubtful_statements,
    known_time / all_time AS coverage,
    if(known_bay_time = 0, NULL, occupied_bay_time / known_bay_time) AS occupancy
FROM
(
    SELECT
        {keys}, operator_id, lot_id, district_code, registered,
        sum(hour_ms) AS all_time,
        sum(known_ms) AS known_time,
        sum(doubtful_ms) AS doubtful_time,
        sum(known_bay_ms) AS known_bay_time,
        sum(known_by_register_bay_ms) AS known_by_register_bay_time,
        sum(occupied_bay_ms) AS occupied_bay_time,
        sum(doubtful_statements) AS doubtful_said
    FROM derived.parking_lots
    GROUP BY {keys}, operator_id, lot_id, district_code, registered
)
