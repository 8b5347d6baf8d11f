SELECT
    'fault-time' AS indicator, operator_id, district_code, use_class,
    toInt64(sumIf(milliseconds, state = 'faulted')) AS numerator,
    toInt64(sumIf(milliseconds, state IN ('faulted', 'ok'))) AS denominator,
    toInt64(sumIf(milliseconds, state = 'unknown')) AS unknown,
    denominator + unknown AS judged
FROM operating
INNER JOIN
(
    SELECT operator_id, station_id, connector_id, state, milliseconds
    FROM derived.intervals
    WHERE day = %(day)s AND axis = 'operability'
) AS intervals USING (operator_id, station_id, connector_id)
GROUP BY operator_id, district_code, use_class
