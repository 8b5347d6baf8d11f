-- Which area of the level each station of the register is in.
SELECT operator_id, station_id, if(%(level)s = 'city', 'city', district_code) AS area
FROM reference.station FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to AND area != ''
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, station_id
