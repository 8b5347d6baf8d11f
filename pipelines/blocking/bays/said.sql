SELECT
    operator_id, station_id, connector_id, use, previous_use,
    toUnixTimestamp64Milli(since) AS since_at,
    toUnixTimestamp64Milli(ifNull(previous_since, since)) AS previous_at,
    leadInFrame(since_at, 1, %(never)s) OVER later AS next_at,
    row_number() OVER later AS nth
FROM landing.bay_use FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
WINDOW later AS
(
    PARTITION BY operator_id, station_id, connector_id ORDER BY since
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
