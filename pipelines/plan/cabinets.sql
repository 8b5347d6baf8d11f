SELECT operator_id, equipment_id AS pile_id, rated_power_w AS cabinet_w FROM reference.equipment FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, equipment_id
