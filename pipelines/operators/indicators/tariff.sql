-- What registers rose by, by the tariff's band of the hour. How much was not metered, nobody knows.
SELECT
    concat(band, '-share') AS indicator, operator_id, district_code, use_class,
    sumIf(import_wh, band = transform(toUnixTimestamp(hour), %(hours)s, %(bands)s, ''))
        AS numerator,
    sum(import_wh) AS denominator,
    toInt64(0) AS unknown,
    toInt64(0) AS judged
FROM derived.utilization
ARRAY JOIN ['sharp', 'peak', 'flat', 'valley'] AS band
WHERE day = %(day)s AND operating_ms > 0
GROUP BY indicator, operator_id, district_code, use_class
