-- Was any vehicle heard? Where none was, it is not known that none stood anywhere.
SELECT count() AS rows
FROM landing.vehicle_telemetry
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
  AND longitude IS NOT NULL AND latitude IS NOT NULL
