SELECT
    operator_id, segment_id, corridor_id, district_code, registered,
    multiIf(
        registered_speed IS NOT NULL, 'register', trailing_speed > 0, 'percentile', 'unknown'
    ) AS free_speed_source,
    ifNull(registered_speed, trailing_speed) AS free_speed
FROM registered
FULL JOIN trailing USING (operator_id, segment_id)
