-- The forecast of each step: its quantiles in W.
SELECT
    level, series, valid_at,
    anyIf(value_w, statistic = 'p05') AS p05, anyIf(value_w, statistic = 'p10') AS p10,
    anyIf(value_w, statistic = 'p50') AS p50, anyIf(value_w, statistic = 'p90') AS p90,
    anyIf(value_w, statistic = 'p95') AS p95
FROM derived.forecast FINAL
WHERE issued_at = %(issued_at)s AND rule = '' AND level IN ('feeder', 'station')
GROUP BY level, series, valid_at
