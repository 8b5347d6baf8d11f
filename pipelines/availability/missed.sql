-- Where an equipment that sends heartbeats was not heard of for longer than its usual interval. When
-- in such a time it went, and whether, nobody knows: all of it is unknown.
SELECT
    operator_id, station_id, equipment_id,
    greatest(gap.1, %(starts)s) AS began,
    least(gap.2, %(ends)s) AS ended
FROM
(
    SELECT
        operator_id, station_id, equipment_id,
        arraySort(arrayDistinct(landed_signs)) AS signs,
        arraySort(arrayDistinct(landed_beats)) AS beats,
        arraySort(arrayPopFront(arrayDifference(beats))) AS intervals,
        intervals[intDiv(length(intervals) + 1, 2)] AS usual,
        arrayFilter(
            pair -> (pair.2 - pair.1) * 100 > usual * %(missed_from_percent)s,
            arrayZip(signs, arrayPushBack(arrayPopFront(signs), %(never)s))
        ) AS gaps
    FROM
    (
        SELECT
            operator_id, station_id, equipment_id,
            groupArray(toUnixTimestamp64Milli(event_time)) AS landed_signs,
            groupArrayIf(toUnixTimestamp64Milli(event_time), connector_id = '') AS landed_beats
        FROM landing.charger_status
        WHERE event_time >= fromUnixTimestamp64Milli(%(beats_from)s)
          AND event_time < fromUnixTimestamp64Milli(%(beats_to)s)
        GROUP BY operator_id, station_id, equipment_id
        HAVING length(landed_beats) >= %(least_beats)s
    )
    WHERE length(beats) >= %(least_beats)s
)
ARRAY JOIN gaps AS gap
WHERE began < ended
