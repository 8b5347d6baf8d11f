SELECT operator_id, station_id, connector_id, equipment_id, district_code, use_class
FROM derived.register
WHERE day = %(day)s AND in_operation
