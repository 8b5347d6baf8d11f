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

    -- Without FINAL: that a connector was heard of does not depend on what it said last.
    SELECT DISTINCT operator_id, station_id, equipment_id, connector_id, false AS in_register
    FROM landing.charger_status
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND connector_id != ''
)
GROUP BY operator_id, station_id, connector_id
