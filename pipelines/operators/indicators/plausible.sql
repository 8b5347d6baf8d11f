-- An order of which no energy is known, or that nothing was seen of, is not known.
SELECT
    concat('plausible-by-', seen.1) AS indicator, operator_id, district_code, use_class,
    toInt64(countIf(abs(order_wh - seen.2) * 100 <= order_wh * seen.3)) AS numerator,
    toInt64(countIf(order_wh IS NOT NULL AND seen.2 IS NOT NULL)) AS denominator,
    judged - denominator AS unknown,
    toInt64(count()) AS judged
FROM derived.order_energy
ARRAY JOIN [
    ('registers', registers_wh, %(registers_percent)s),
    ('power', power_wh, %(power_percent)s),
    ('vehicle', vehicle_wh, %(vehicle_percent)s)
] AS seen
WHERE day = %(day)s AND (order_wh IS NULL OR order_wh >= %(least_wh)s)
GROUP BY indicator, operator_id, district_code, use_class
