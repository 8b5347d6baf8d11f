-- A bay a row, each list by hour.
SELECT
    operator_id, lot_id, bay_id,
    max(charging_said) AS charging_seen,
    sumForEachIf(overlaps, occupancy IN ('free', 'occupied')) AS known,
    sumForEachIf(overlaps, occupancy = 'occupied') AS occupied,
    sumForEachIf(overlaps, occupancy = 'occupied' AND energy_class = 'electric') AS electric,
    sumForEachIf(overlaps, occupancy = 'occupied' AND energy_class = 'plug-in-hybrid') AS hybrid,
    sumForEachIf(overlaps, occupancy = 'occupied' AND energy_class = 'fuel') AS fuel,
    sumForEachIf(begins, begun) AS begun_in,
    sumForEachIf(begins, found) AS found_in
FROM divided
GROUP BY operator_id, lot_id, bay_id
