-- Road segments of the day's register, each list by hour.
SELECT
    'road' AS kind, %(roads_within)s AS within, longitude AS x, latitude AS y,
    times, known_times, amounts, CAST([], 'Array(Int64)') AS known_amounts
FROM $road_segment_of_day AS segment
INNER JOIN
(
    SELECT
        operator_id, segment_id,
        groupArrayInsertAt(0, %(hours)s)(toInt64(hour_ms), nth) AS times,
        groupArrayInsertAt(0, %(hours)s)(toInt64(judged_ms), nth) AS known_times,
        groupArrayInsertAt(0, %(hours)s)(toInt64(congested_ms), nth) AS amounts
    FROM
    (
        SELECT
            operator_id, segment_id, hour_ms, judged_ms, congested_ms,
            toUInt32(intDiv(toUnixTimestamp(hour) * 1000 - %(starts)s, 3600000)) AS nth
        FROM derived.traffic
        WHERE day = %(day)s
    )
    GROUP BY operator_id, segment_id
) AS traffic USING (operator_id, segment_id)
