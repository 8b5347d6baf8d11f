-- Steps that may pass the capacity; a step's probability is judged by its quantiles, in order.
SELECT
    level, series, any(operator_id), any(district_code), any(capacity_w),
    groupArray((valid_at, p05, p10, p50, p90, p95))
FROM (SELECT * FROM said ORDER BY valid_at) AS said
INNER JOIN capacities USING (level, series)
WHERE p90 * 100 > capacity_w * %(holds)s
GROUP BY level, series
ORDER BY level, series
