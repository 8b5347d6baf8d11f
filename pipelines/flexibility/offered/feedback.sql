-- What could have been fed back by what was plugged in, each list by quarter hour.
SELECT
    feeder_id,
    sumForEachIf(powers, state IN ('plugged', 'charging', 'discharging')) AS v2g,
    sumForEachIf(powers, state = 'unknown') AS v2g_unknown
FROM (SELECT *, arrayMap(ms -> ms * assumeNotNull(rated_power_w), overlaps) AS powers FROM present)
GROUP BY feeder_id
