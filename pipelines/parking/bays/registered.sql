SELECT operator_id, lot_id, bay_id, station_id != '' AS at_station, true AS registered
FROM reference.bay FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, bay_id
