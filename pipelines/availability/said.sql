SELECT feeder_id AS key, feeder_id, supply, toUnixTimestamp64Milli(event_time) AS at
FROM landing.grid_feeder FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
