-- What each connector said, and each equipment as a whole, in the order of time; of several
-- statements of one time the latest version holds, as with FINAL. Words are numbers, since sorting
-- and filling numbers takes a quarter of the time that words take: a digit an axis, which is the
-- word's place in the contract's list, 0 where it says nothing.
SELECT
    operator_id, station_id, equipment_id, connector_id,
    arraySort(arrayZip(
        groupArray(toUnixTimestamp64Milli(event_time)),
        groupArray(_version),
        groupArray(toInt64(
            indexOf(%(connectivity)s, connectivity) * 1000
                + indexOf(%(operability)s, operability) * 100
                + indexOf(%(occupancy)s, occupancy) * 10
        ))
    ))::Array(Tuple(at Int64, version UInt64, said Int64)) AS landed,
    arrayFilter(
        (statement, next) -> statement.at != next,
        landed, arrayPushBack(arrayPopFront(landed.at), %(never)s)
    ) AS statements
FROM landing.charger_status
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
GROUP BY operator_id, station_id, equipment_id, connector_id
-- Statuses are scattered over parts: to hash them costs less than to walk all parts in order.
SETTINGS optimize_aggregation_in_order = 0
