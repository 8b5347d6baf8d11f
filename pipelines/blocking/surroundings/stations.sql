SELECT operator_id, station_id, district_code, longitude, latitude
FROM reference.station FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, station_id
