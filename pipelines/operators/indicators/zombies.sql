SELECT
    'zombie' AS indicator, operator_id, district_code, use_class,
    toInt64(countIf(stage = 'confirmed')) AS numerator,
    toInt64(count()) AS denominator,
    toInt64(countIf(stage = 'suspected')) AS unknown,
    denominator AS judged
FROM derived.zombie
WHERE day = %(day)s
GROUP BY operator_id, district_code, use_class
