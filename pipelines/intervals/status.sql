-- What each connector said, and each equipment as a whole, in the order of time; of several
-- statements of one time the latest version holds, as with FINAL. Words are numbers, since sorting
-- and filling numbers takes a quarter of the time that words take: a digit an axis, which is the
-- word's place in the contract's list, 0 where it says nothing. `transform` looks up the words of a
-- dictionary, `indexOf` that of each row.
SELECT
    operator_id, station_id, equipment_id, connector_id,
    arraySort(arrayZip(
        groupArray(toUnixTimestamp64Milli(event_time)),
        groupArray(_version),
        groupArray(toInt64(
            transform(connectivity, %(connectivity)s, arrayEnumerate(%(connectivity)s), 0) * 1000
                + transform(operability, %(operability)s, arrayEnumerate(%(operability)s), 0) * 100
                + transform(occupancy, %(occupancy)s, arrayEnumerate(%(occupancy)s), 0) * 10
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
