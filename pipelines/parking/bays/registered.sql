SELECT operator_id, lot_id, bay_id, station_id != '' AS at_station, true AS registered
FROM $bay_of_day
