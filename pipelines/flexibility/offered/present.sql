-- V2G connectors in operation, with what was known of them in each quarter hour.
SELECT
    feeder_id, rated_power_w, state,
    arrayMap(
        slot -> greatest(0, least(toUnixTimestamp64Milli(ends), slot.2)
            - greatest(toUnixTimestamp64Milli(starts), slot.1)),
        %(slots)s
    ) AS overlaps
FROM derived.intervals
INNER JOIN
(
    SELECT operator_id, station_id, connector_id, rated_power_w FROM derived.register
    WHERE day = %(day)s AND in_operation AND charge_kind = 'v2g' AND rated_power_w IS NOT NULL
) AS v2g USING (operator_id, station_id, connector_id)
INNER JOIN supplied USING (operator_id, station_id)
WHERE day = %(day)s AND axis = 'occupancy'
