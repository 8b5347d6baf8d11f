-- Meter rows of each connector that had an order, in their order: time and import register, time
-- and power.
SELECT
    operator_id, station_id, connector_id,
    arraySort(groupArrayIf(
        (toUnixTimestamp64Milli(event_time), assumeNotNull(import_wh)), import_wh IS NOT NULL
    )) AS registers,
    arraySort(groupArrayIf(
        (toUnixTimestamp64Milli(event_time), toInt64(assumeNotNull(power_w))), power_w IS NOT NULL
    )) AS powers
FROM landing.charger_meter FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
  AND (operator_id, station_id, connector_id) IN
      (SELECT operator_id, station_id, connector_id FROM orders)
GROUP BY operator_id, station_id, connector_id
