-- Somebody arrives where a free connector is taken. Who is found after a silence came at an unknown
-- time, and does not count.
SELECT
    operator_id, station_id,
    sumForEach(overlaps) AS all_times,
    sumForEachIf(overlaps, state != 'unknown') AS known_times,
    sumForEachIf(
        begins,
        state IN ('plugged', 'charging', 'discharging') AND state_before IN ('free', 'reserved')
    ) AS arrived
FROM divided
GROUP BY operator_id, station_id
