SELECT
    'availability' AS indicator, operator_id, district_code, use_class,
    toInt64(sumIf(milliseconds, condition = 'up')) AS numerator,
    toInt64(sumIf(milliseconds, condition IN ('up', 'down', 'unknown'))) AS denominator,
    toInt64(sumIf(milliseconds, condition = 'unknown')) AS unknown,
    denominator AS judged
FROM operating
INNER JOIN
(
    SELECT operator_id, station_id, connector_id, condition, milliseconds
    FROM derived.availability
    WHERE day = %(day)s
) AS availability USING (operator_id, station_id, connector_id)
GROUP BY operator_id, district_code, use_class
