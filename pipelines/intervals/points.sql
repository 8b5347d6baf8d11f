-- All that is known of a connector as numbers that sort by time: milliseconds, then five digits for
-- kind, connectivity, operability, occupancy, and the occupancy that an order shows.
-- Kinds, in their order within one millisecond: 0 nothing, 1 silence, 2 first of a stretch of meter
-- rows, 3 statement, 4 last of a stretch, 5 order.
SELECT
    operator_id, station_id, connector_id, equipment_id, false AS in_register,
    arrayMap(each -> each.at * 100000 + 30000 + each.said, statements) AS points
FROM status
WHERE connector_id != ''

UNION ALL

SELECT
    operator_id, station_id, connector_id, '' AS equipment_id, false AS in_register,
    arrayConcat(
        arrayMap(at -> at * 100000 + 20000, firsts), arrayMap(at -> at * 100000 + 40000, lasts)
    ) AS points
FROM derived.metering
WHERE day = %(day)s

UNION ALL

SELECT
    operator_id, station_id, connector_id, '' AS equipment_id, false AS in_register,
    arrayMap(each -> each.1 * 100000 + 50000 + each.2, shown) AS points
FROM evidence

UNION ALL

-- Those that were never heard of.
SELECT
    operator_id, station_id, connector_id, equipment_id, true AS in_register,
    [toInt64(%(starts)s * 100000)] AS points
FROM derived.register
WHERE day = %(day)s
