SELECT operator_id, lot_id, district_code, bays, true AS registered
FROM reference.lot FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, lot_id
