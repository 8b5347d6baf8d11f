SELECT
    operator_id, station_id, name, district_code, longitude, latitude,
    if(state = '', 'unknown', state) AS state, ready, waiting,
    nullIf(event_time, toDateTime64(0, 3, 'UTC')) AS heard_at,
    dateDiff('second', heard_at, now64(3)) AS freshness_s
FROM $station_today AS station
LEFT JOIN $swap_station_now AS said USING (operator_id, station_id)
WHERE station_kind = 'swap' AND open_to_public AND operating_state = 'operating'
