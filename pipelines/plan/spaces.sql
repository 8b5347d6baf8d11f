-- Parking spaces around a station: those of the lots that the bays of its connectors belong to.
SELECT operator_id, station_id, if(countIf(bays IS NULL) > 0, NULL, sum(bays)) AS spaces
FROM
(
    SELECT DISTINCT connector.operator_id AS operator_id, connector.station_id AS station_id, lot_id
    FROM $connector_of_day AS connector
    INNER JOIN
    (
        SELECT operator_id, bay_id, lot_id FROM $bay_of_day WHERE lot_id != ''
    ) AS bay USING (operator_id, bay_id)
) AS beside
LEFT JOIN
(
    SELECT operator_id, lot_id, bays FROM $lot_of_day
) AS lot USING (operator_id, lot_id)
GROUP BY operator_id, station_id
