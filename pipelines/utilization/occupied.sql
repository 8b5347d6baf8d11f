-- Milliseconds of each hour of the day in each state of occupancy, a connector a row. In the table's
-- order: to sort connectors costs less than to sort their hours, as the insert would.
SELECT
    operator_id, station_id, connector_id,
    any(equipment_id) AS equipment_id,
    any(registered) AS registered,
    sumForEachIf(overlaps, state = 'charging') AS charging,
    sumForEachIf(overlaps, state = 'discharging') AS discharging,
    sumForEachIf(overlaps, state = 'plugged') AS plugged,
    sumForEachIf(overlaps, state = 'unknown') AS unknown
FROM divided
GROUP BY operator_id, station_id, connector_id
ORDER BY operator_id, station_id, connector_id
