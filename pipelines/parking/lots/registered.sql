SELECT operator_id, lot_id, district_code, bays, true AS registered
FROM $lot_of_day
