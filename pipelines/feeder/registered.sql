SELECT feeder_id, district_code, capacity_w, true AS registered
FROM reference.feeder FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY feeder_id
