-- Changes as numbers that sort by time: milliseconds, then a digit each for link, operability,
-- missed heartbeats and a dead feeder; 0 says nothing, 1 is good.
SELECT
    operator_id, station_id, connector_id,
    toInt64(
        toUnixTimestamp64Milli(starts) * 10000
            + if(axis = 'connectivity', 1000, 100)
                * indexOf(['online', 'ok', 'offline', 'faulted', 'maintenance', 'unknown'], state)
    ) AS point
FROM derived.intervals
WHERE day = %(day)s AND axis IN ('connectivity', 'operability')

UNION ALL

SELECT
    operator_id, station_id, connector_id,
    toInt64(arrayJoin([began * 10000 + 20, ended * 10000 + 10])) AS point
FROM missed
INNER JOIN
(
    SELECT operator_id, station_id, equipment_id, connector_id
    FROM derived.register
    WHERE day = %(day)s
) AS register USING (operator_id, station_id, equipment_id)

UNION ALL

SELECT
    operator_id, station_id, connector_id,
    toInt64(arrayJoin([began * 10000 + 2, ended * 10000 + 1])) AS point
FROM dead
INNER JOIN
(
    SELECT operator_id, station_id, connector_id
    FROM derived.register
    WHERE day = %(day)s
) AS register USING (operator_id, station_id)
