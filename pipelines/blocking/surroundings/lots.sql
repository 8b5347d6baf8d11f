SELECT operator_id, station_id, lot_operator, lot_id
FROM stations
CROSS JOIN
(
    SELECT operator_id AS lot_operator, lot_id, longitude AS x, latitude AS y
    FROM reference.lot FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY operator_id, lot_id
) AS lot
WHERE greatCircleDistance(longitude, latitude, x, y) <= %(lots_within)s
