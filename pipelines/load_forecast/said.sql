-- The inner interval of a forecast, and its median.
SELECT
    series, toUnixTimestamp64Milli(valid_at),
    anyIf(value_w, statistic = 'p10'),
    anyIf(value_w, statistic = 'p50'),
    anyIf(value_w, statistic = 'p90')
FROM derived.forecast FINAL
WHERE level = %(level)s AND issued_at = %(issued_at)s AND rule = ''
  AND statistic IN ('p10', 'p50', 'p90')
GROUP BY series, valid_at
