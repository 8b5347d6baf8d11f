SELECT operator_id, station_id, lot_operator, lot_id
FROM stations
CROSS JOIN
(
    SELECT operator_id AS lot_operator, lot_id, longitude AS x, latitude AS y
    FROM $lot_of_day
) AS lot
WHERE greatCircleDistance(longitude, latitude, x, y) <= %(lots_within)s
