SELECT
    {keys}, operator_id, segment_id, corridor_id, district_code, registered,
    known_time / 1000 AS known_s,
    (all_time - known_time) / 1000 AS unknown_s,
    known_time / all_time AS coverage,
    if(known_time = 0, NULL, speed_time / known_time / 10) AS speed_kmh,
    free_speed_dkmh / 10 AS free_speed_kmh,
    free_speed_source,
    index_version, slow_below_percent, congested_below_percent,
    judged_time / 1000 AS judged_s,
    slow_time / 1000 AS slow_s,
    congested_time / 1000 AS congested_s,
    if(judged_time = 0, NULL, speed_time / known_time / free_speed_dkmh) AS speed_index,
    if(judged_time = 0, NULL, slow_time / judged_time) AS slow,
    if(judged_time = 0, NULL, congested_time / judged_time) AS congested,
    source_known_time / 1000 AS source_known_s,
    source_slow_time / 1000 AS source_slow_s,
    source_congested_time / 1000 AS source_congested_s,
    source_blocked_time / 1000 AS source_blocked_s,
    said AS readings,
    said_without_speed AS readings_without_speed
FROM
(
    SELECT
        {keys}, operator_id, segment_id, corridor_id, district_code, registered,
        free_speed_dkmh, free_speed_source,
        index_version, slow_below_percent, congested_below_percent,
        sum(hour_ms) AS all_time,
        sum(known_ms) AS known_time,
        sum(speed_dkmh_ms) AS speed_time,
        sum(judged_ms) AS judged_time,
        sum(slow_ms) AS slow_time,
        sum(congested_ms) AS congested_time,
        sum(source_known_ms) AS source_known_time,
        sum(source_slow_ms) AS source_slow_time,
        sum(source_congested_ms) AS source_congested_time,
        sum(source_blocked_ms) AS source_blocked_time,
        sum(readings) AS said,
        sum(readings_without_speed) AS said_without_speed
    FROM derived.traffic
    GROUP BY ALL
)
