-- Speeds are whole tenths of km/h from here on.
SELECT
    operator_id, segment_id, corridor_id, district_code, true AS registered,
    toInt64(round(nullIf(free_speed_kmh, 0) * 10)) AS registered_speed
FROM $road_segment_of_day
