-- What the connectors in operation of each place may draw together.
SELECT
    level, code,
    sum(ifNull(rated_power_w, 0)) AS rated_w,
    countIf(rated_power_w IS NULL) AS rated_unknown
FROM derived.register
INNER JOIN supplied USING (operator_id, station_id)
INNER JOIN members USING (feeder_id)
WHERE day = %(day)s AND in_operation
GROUP BY level, code
