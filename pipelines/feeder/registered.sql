SELECT feeder_id, district_code, capacity_w, true AS registered
FROM $feeder_of_day
