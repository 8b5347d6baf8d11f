-- What a feeder may carry is its limit of the moment, else its capacity.
SELECT
    (operator_id, feeder_id) AS key,
    operator_id, feeder_id,
    toUnixTimestamp64Milli(event_time) AS at,
    supply, load_w, base_load_w, limit_w,
    ifNull(limit_w, capacity_w) - load_w AS headroom_w
FROM landing.grid_feeder AS event FINAL
LEFT JOIN registered USING (feeder_id)
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
