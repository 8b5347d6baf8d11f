-- Parking spaces around a station: those of the lots that the bays of its connectors belong to.
SELECT operator_id, station_id, if(countIf(bays IS NULL) > 0, NULL, sum(bays)) AS spaces
FROM
(
    SELECT DISTINCT connector.operator_id AS operator_id, connector.station_id AS station_id, lot_id
    FROM reference.connector AS connector FINAL
    INNER JOIN
    (
        SELECT operator_id, bay_id, lot_id FROM reference.bay FINAL
        WHERE valid_from <= %(day)s AND %(day)s < valid_to AND lot_id != ''
    ) AS bay USING (operator_id, bay_id)
    WHERE connector.valid_from <= %(day)s AND %(day)s < connector.valid_to
) AS beside
LEFT JOIN
(
    SELECT operator_id, lot_id, bays FROM reference.lot FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY operator_id, lot_id
) AS lot USING (operator_id, lot_id)
GROUP BY operator_id, station_id
