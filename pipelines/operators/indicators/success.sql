SELECT
    'first-time-success' AS indicator, operator_id, district_code, use_class,
    toInt64(countIf(first_outcome = 'charged')) AS numerator,
    toInt64(countIf(first_outcome != 'unknown')) AS denominator,
    judged - denominator AS unknown,
    toInt64(count()) AS judged
FROM operating
INNER JOIN
(
    SELECT operator_id, station_id, connector_id, first_outcome
    FROM derived.visits
    WHERE day = %(day)s
) AS visits USING (operator_id, station_id, connector_id)
GROUP BY operator_id, district_code, use_class
