SELECT operator_id, station_id, connector_id, toInt64(assumeNotNull(rated_power_w)) AS rated_w
FROM derived.register
WHERE day = %(day)s AND rated_power_w > 0
