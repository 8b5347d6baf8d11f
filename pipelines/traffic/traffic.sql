SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour,
    operator_id, segment_id, corridor_id, district_code, registered,
    nullIf(free_speed, 0) AS free_speed_dkmh,
    if(free_speed_source = '', 'unknown', free_speed_source) AS free_speed_source,
    %(version)s AS index_version,
    %(slow_below)s AS slow_below_percent,
    %(congested_below)s AS congested_below_percent,
    slot.2 - slot.1 AS hour_ms,
    known[nth] AS known_ms,
    distance[nth] AS speed_dkmh_ms,
    judged[nth] AS judged_ms,
    below_slow[nth] - congested[nth] AS slow_ms,
    congested[nth] AS congested_ms,
    source_known[nth] AS source_known_ms,
    source_slow[nth] AS source_slow_ms,
    source_congested[nth] AS source_congested_ms,
    source_blocked[nth] AS source_blocked_ms,
    readings[nth] AS readings,
    without_speed[nth] AS readings_without_speed
FROM
(
    SELECT * FROM free_flow
    FULL JOIN flow USING (operator_id, segment_id)
    WHERE registered OR notEmpty(readings)
)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
