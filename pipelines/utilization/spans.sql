SELECT
    operator_id, station_id, connector_id, equipment_id, registered, state,
    toUnixTimestamp64Milli(starts) AS began,
    toUnixTimestamp64Milli(ends) AS ended
FROM derived.intervals
WHERE day = %(day)s AND axis = 'occupancy'
