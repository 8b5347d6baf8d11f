-- How long something stood in the bay that a connector serves, by the register.
SELECT operator_id, station_id, connector_id, bay_known, bay_taken
FROM
(
    SELECT operator_id, station_id, connector_id, bay_id
    FROM $connector_of_day
    WHERE bay_id != ''
) AS connector
INNER JOIN
(
    SELECT operator_id, bay_id, sum(known_ms) AS bay_known, sum(occupied_ms) AS bay_taken
    FROM derived.parking_bays
    WHERE day = %(day)s
    GROUP BY operator_id, bay_id
) AS bay USING (operator_id, bay_id)
