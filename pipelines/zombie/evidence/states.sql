-- Milliseconds of the day in each state that verdicts look at, a connector a row.
SELECT
    operator_id, station_id, connector_id,
    sumIf(milliseconds, axis = 'connectivity' AND state = 'online') AS online,
    sumIf(milliseconds, axis = 'connectivity' AND state = 'offline') AS offline,
    sumIf(milliseconds, axis = 'operability' AND state IN ('faulted', 'maintenance')) AS broken,
    sumIf(milliseconds, axis = 'occupancy' AND state = 'free') AS free,
    sumIf(milliseconds, axis = 'occupancy' AND state = 'plugged') AS plugged,
    sumIf(
        milliseconds, axis = 'occupancy' AND state IN ('charging', 'discharging')
    ) AS charging
FROM derived.intervals
WHERE day = %(day)s
GROUP BY operator_id, station_id, connector_id
