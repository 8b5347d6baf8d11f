-- Every connector of the register or of a status, with its equipment; the register knows better.
SELECT
    operator_id, station_id, connector_id,
    argMax(equipment_id, (in_register, equipment_id)) AS equipment_id,
    max(in_register) AS registered
FROM
(
    SELECT operator_id, station_id, equipment_id, connector_id, true AS in_register
    FROM derived.register
    WHERE day = %(day)s

    UNION ALL

    SELECT DISTINCT operator_id, station_id, equipment_id, connector_id, false AS in_register
    FROM status
    WHERE connector_id != ''
)
GROUP BY operator_id, station_id, connector_id
