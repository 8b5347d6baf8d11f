-- What a feeder carried, base load and all: the mean of the grid company's readings of a quarter
-- of an hour.
SELECT
    feeder_id AS series,
    groupArray(ended) AS ends,
    groupArray(power_w) AS powers_w,
    groupArray(latest) AS available
FROM
(
    SELECT
        feeder_id,
        (intDiv(toUnixTimestamp64Milli(event_time), 900000) + 1) * 900000 AS ended,
        intDiv(sum(assumeNotNull(load_w)), count()) AS power_w,
        greatest(max(toUnixTimestamp64Milli(_landed_at)), ended) AS latest
    FROM landing.grid_feeder FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND toUnixTimestamp64Milli(_landed_at) <= %(as_of)s
      AND load_w IS NOT NULL
    GROUP BY feeder_id, ended
)
GROUP BY feeder_id
ORDER BY series
