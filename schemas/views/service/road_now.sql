SELECT
    operator_id, segment_id, name, road_class, district_code, longitude, latitude,
    if(congestion = '', 'unknown', congestion) AS congestion, speed_kmh, free_speed_kmh, travel_time_s,
    nullIf(event_time, toDateTime64(0, 3, 'UTC')) AS heard_at,
    dateDiff('second', heard_at, now64(3)) AS freshness_s
FROM $road_segment_today AS segment
LEFT JOIN $traffic_segment_now AS said USING (operator_id, segment_id)
