SELECT operator_id, equipment_id AS pile_id, rated_power_w AS cabinet_w FROM $equipment_of_day
