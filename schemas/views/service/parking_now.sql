-- More free bays than bays is what no lot can have: doubtful, so unknown.
SELECT
    operator_id, lot_id, name, kind, district_code, longitude, latitude,
    if(state = '', 'unknown', state) AS state,
    ifNull(capacity, bays) AS bays,
    if(free > bays, NULL, free) AS free,
    free_charging,
    nullIf(event_time, toDateTime64(0, 3, 'UTC')) AS heard_at,
    dateDiff('second', heard_at, now64(3)) AS freshness_s
FROM $lot_today AS lot
LEFT JOIN $parking_lot_now AS said USING (operator_id, lot_id)
