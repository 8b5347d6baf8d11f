-- All that is known of a connector as numbers that sort by time: milliseconds, then five digits for
-- kind, connectivity, operability, occupancy, and the occupancy that an order shows.
-- Kinds, in their order within one millisecond: 0 nothing, 1 silence, 2 first of a stretch of meter
-- rows, 3 statement, 4 last of a stretch, 5 order.
SELECT operator_id, station_id, connector_id, at * 100000 + 30000 + all_said AS point
FROM status
WHERE connector_id != ''

UNION ALL

SELECT
    operator_id, station_id, connectors.connector_id AS connector_id,
    at * 100000 + 30000 + connectivity_said AS point
FROM (SELECT * EXCEPT connector_id FROM status WHERE connector_id = '') AS heartbeat
INNER JOIN connectors USING (operator_id, station_id, equipment_id)

UNION ALL

SELECT
    operator_id, station_id, connector_id,
    arrayJoin(arrayConcat(
        arrayMap(at -> at * 100000 + 20000, firsts), arrayMap(at -> at * 100000 + 40000, lasts)
    )) AS point
FROM derived.metering
WHERE day = %(day)s

UNION ALL

SELECT operator_id, station_id, connector_id, at * 100000 + 50000 + shown AS point
FROM evidence

UNION ALL

-- Those that were never heard of.
SELECT operator_id, station_id, connector_id, toInt64(%(starts)s * 100000) AS point
FROM derived.register
WHERE day = %(day)s
