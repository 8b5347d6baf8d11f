-- Meter rows of each connector that had an order, in their order: time and import register, time
-- and power.
SELECT
    operator_id, station_id, connector_id,
    arraySort(arrayZip(
        groupArrayIf(toUnixTimestamp64Milli(event_time), import_wh IS NOT NULL),
        groupArray(import_wh)
    )) AS registers,
    arraySort(arrayZip(
        groupArrayIf(toUnixTimestamp64Milli(event_time), power_w IS NOT NULL),
        groupArray(toInt64(power_w))
    )) AS powers
FROM landing.charger_meter FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
  AND (operator_id, station_id, connector_id) IN
      (SELECT operator_id, station_id, connector_id FROM orders)
GROUP BY operator_id, station_id, connector_id
