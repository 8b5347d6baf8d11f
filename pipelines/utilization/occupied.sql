-- Milliseconds of each hour of the day in each state of occupancy, a connector a row.
SELECT
    operator_id, station_id, connector_id,
    any(equipment_id) AS equipment_id,
    any(registered) AS registered,
    sumForEachIf(overlaps, state = 'charging') AS charging,
    sumForEachIf(overlaps, state = 'discharging') AS discharging,
    sumForEachIf(overlaps, state = 'plugged') AS plugged,
    sumForEachIf(overlaps, state = 'unknown') AS unknown
FROM
(
    SELECT
        operator_id, station_id, connector_id, equipment_id, registered, state,
        toUnixTimestamp64Milli(starts) AS began,
        toUnixTimestamp64Milli(ends) AS ended,
        arrayMap(
            bounds -> greatest(0, least(ended, bounds.2) - greatest(began, bounds.1)), %(hours)s
        ) AS overlaps
    FROM derived.intervals
    WHERE day = %(day)s AND axis = 'occupancy'
)
GROUP BY operator_id, station_id, connector_id
