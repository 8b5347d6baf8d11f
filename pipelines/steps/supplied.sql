-- Stations of the day's register and the feeder that each hangs on.
SELECT operator_id, station_id, feeder_id, town_code, district_code
FROM reference.station FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to AND feeder_id != ''
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, station_id
