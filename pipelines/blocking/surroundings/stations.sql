SELECT operator_id, station_id, district_code, longitude, latitude
FROM $station_of_day
