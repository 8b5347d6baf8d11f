-- What the stations of a feeder charged, each list by quarter; what came out of vehicles counts
-- against it. Meters are read by the hour: each quarter gets its share of the hour by time, in whole
-- units counted from the hour's beginning, so that the parts add up to it exactly.
SELECT
    feeder_id,
    sumForEach(arrayMap(
        share -> intDiv(energy * share.2, length) - intDiv(energy * share.1, length), shares
    )) AS energies,
    sumForEach(arrayMap(
        share -> intDiv(metered * share.2, length) - intDiv(metered * share.1, length), shares
    )) AS metered_times,
    sumForEach(arrayMap(
        share -> intDiv(operating * share.2, length) - intDiv(operating * share.1, length), shares
    )) AS operating_times
FROM
(
    SELECT
        feeder_id,
        toUnixTimestamp(hour)::Int64 * 1000 AS starts,
        any(hour_ms)::Int64 AS length,
        arrayMap(
            slot -> (
                least(greatest(slot.1 - starts, 0), length),
                least(greatest(slot.2 - starts, 0), length)
            ),
            %(slots)s
        ) AS shares,
        sum(import_wh - export_wh) AS energy,
        sum(metered_ms)::Int64 AS metered,
        sum(operating_ms)::Int64 AS operating
    FROM derived.utilization
    INNER JOIN supplied USING (operator_id, station_id)
    WHERE day = %(day)s
    GROUP BY feeder_id, hour
)
GROUP BY feeder_id
