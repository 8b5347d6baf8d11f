SELECT
    operator_id, station_id, connector_id, charge_kind, rated_power_w,
    connectivity, operability, occupancy, availability, heard_at, freshness_s
FROM api_decision.connector_now AS connector
INNER JOIN
(
    SELECT operator_id, station_id FROM $station_today
    WHERE open_to_public AND operating_state = 'operating'
) AS station USING (operator_id, station_id)
WHERE registered AND operating_state = 'operating'
