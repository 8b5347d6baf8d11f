-- Which area of the level each station of the register is in.
SELECT operator_id, station_id, if(%(level)s = 'city', 'city', district_code) AS area
FROM $station_of_day
WHERE area != ''
