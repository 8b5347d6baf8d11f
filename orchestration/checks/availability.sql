SELECT
    count() AS connectors,
    countIf(
        arrayPopBack(all_ends) != arrayPopFront(all_starts)
            OR all_starts[1] != fromUnixTimestamp64Milli(%(starts)s)
            OR all_ends[-1] != fromUnixTimestamp64Milli(%(ends)s)
            OR total != %(ends)s - %(starts)s
    ) AS broken,
    (SELECT count() FROM derived.register WHERE day = %(day)s) AS registered,
    sum(up_time) AS up,
    (
        SELECT sum(milliseconds) FROM derived.intervals
        WHERE day = %(day)s AND registered AND axis = 'operability' AND state = 'ok'
    ) AS in_order
FROM
(
    SELECT
        arraySort(groupArray(starts)) AS all_starts,
        arraySort(groupArray(ends)) AS all_ends,
        sum(milliseconds) AS total,
        sumIf(milliseconds, condition = 'up') AS up_time
    FROM derived.availability
    WHERE day = %(day)s
    GROUP BY operator_id, station_id, connector_id
)
