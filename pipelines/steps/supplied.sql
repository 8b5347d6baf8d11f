-- Stations of the day's register and the feeder that each hangs on.
SELECT operator_id, station_id, feeder_id, town_code, district_code
FROM $station_of_day
WHERE feeder_id != ''
