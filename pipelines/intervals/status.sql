-- Statements as numbers, since sorting and filling numbers takes a quarter of the time that words
-- take: a digit an axis, which is the word's place in the contract's list, 0 where it says nothing.
SELECT
    operator_id, station_id, equipment_id, connector_id,
    toUnixTimestamp64Milli(event_time) AS at,
    toInt64(indexOf(%(connectivity)s, connectivity)) * 1000 AS connectivity_said,
    connectivity_said
        + indexOf(%(operability)s, operability) * 100
        + indexOf(%(occupancy)s, occupancy) * 10 AS all_said
FROM landing.charger_status FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
