-- A reading speaks of the time since the one before; after a silence, of its own interval only.
SELECT
    operator_id, segment_id,
    toInt64(round(ifNull(speed_kmh, 0) * 10)) AS speed,
    speed_kmh IS NOT NULL AS has_speed,
    congestion,
    toUnixTimestamp64Milli(event_time) AS ended,
    ended - lagInFrame(ended, 1, 0) OVER earlier AS since_last,
    ended - if(
        since_last <= %(silence)s,
        since_last, least(since_last, ifNull(interval_s, 0)::Int64 * 1000)
    ) AS began
FROM landing.traffic_segment FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
WINDOW earlier AS
(
    PARTITION BY operator_id, segment_id ORDER BY event_time
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
)
