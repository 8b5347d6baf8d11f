-- Every connector, with its equipment; the register knows better.
SELECT
    operator_id, station_id, connector_id,
    argMax(equipment_id, (in_register, equipment_id)) AS equipment_id,
    max(in_register) AS registered,
    groupArrayArray(points) AS own_points
FROM points
GROUP BY operator_id, station_id, connector_id
