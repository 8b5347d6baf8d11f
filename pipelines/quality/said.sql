-- What operators said on the day, each event once, with how long it took to land.
SELECT
    operator_id, 'charger.status' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.charger_status FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'charger.meter' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.charger_meter FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'charger.session' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.charger_session FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'charger.alarm' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.charger_alarm FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'parking.bay' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.parking_bay FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'parking.lot' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.parking_lot FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'traffic.segment' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.traffic_segment FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'grid.feeder' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.grid_feeder FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)

UNION ALL

SELECT
    operator_id, 'vehicle.telemetry' AS event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM landing.vehicle_telemetry FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
