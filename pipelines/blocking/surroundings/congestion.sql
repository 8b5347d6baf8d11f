SELECT
    operator_id, station_id, hour,
    sum(hour_ms) AS road_time,
    sum(judged_ms) AS judged,
    sum(congested_ms) AS congested
FROM roads
INNER JOIN
(
    SELECT operator_id AS road_operator, segment_id, hour, hour_ms, judged_ms, congested_ms
    FROM derived.traffic
    WHERE day = %(day)s
) AS traffic USING (road_operator, segment_id)
GROUP BY operator_id, station_id, hour
