-- Lots of the day's register, each list by hour.
SELECT
    'lot' AS kind, %(lots_within)s AS within, longitude AS x, latitude AS y,
    times, known_times, amounts, known_amounts
FROM $lot_of_day AS lot
INNER JOIN
(
    SELECT
        operator_id, lot_id,
        groupArrayInsertAt(0, %(hours)s)(toInt64(hour_ms), nth) AS times,
        groupArrayInsertAt(0, %(hours)s)(toInt64(known_ms), nth) AS known_times,
        groupArrayInsertAt(0, %(hours)s)(toInt64(occupied_bay_ms), nth) AS amounts,
        groupArrayInsertAt(0, %(hours)s)(toInt64(known_bay_ms), nth) AS known_amounts
    FROM
    (
        SELECT
            operator_id, lot_id, hour_ms, known_ms, occupied_bay_ms, known_bay_ms,
            toUInt32(intDiv(toUnixTimestamp(hour) * 1000 - %(starts)s, 3600000)) AS nth
        FROM derived.parking_lots
        WHERE day = %(day)s
    )
    GROUP BY operator_id, lot_id
) AS parking USING (operator_id, lot_id)
