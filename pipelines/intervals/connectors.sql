-- Every connector, with its equipment; the register knows better. argMax of a tuple would say so in
-- one word, and takes half of the time of all this.
SELECT
    operator_id, station_id, connector_id,
    max(in_register) AS registered,
    if(registered, maxIf(equipment_id, in_register), max(equipment_id)) AS equipment_id,
    groupArrayArray(points) AS own_points
FROM points
GROUP BY operator_id, station_id, connector_id
