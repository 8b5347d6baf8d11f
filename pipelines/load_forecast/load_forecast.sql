-- A forecast a day older than the newest tells of nothing to come: so much of the history is read.
WITH (SELECT max(issued_at) - INTERVAL 1 DAY FROM derived.forecast) AS since
SELECT
    level, series, issued_at, valid_at,
    any(model) AS model,
    anyIf(value_w, statistic = 'mean') AS mean_w,
    anyIf(value_w, statistic = 'p05') AS p05_w,
    anyIf(value_w, statistic = 'p10') AS p10_w,
    anyIf(value_w, statistic = 'p50') AS p50_w,
    anyIf(value_w, statistic = 'p90') AS p90_w,
    anyIf(value_w, statistic = 'p95') AS p95_w,
    max(available_at) AS available_at
FROM (SELECT * FROM derived.forecast FINAL)
WHERE rule = '' AND issued_at > since
  AND (level, issued_at) IN
  (
      SELECT level, max(issued_at) FROM derived.forecast WHERE issued_at > since GROUP BY level
  )
GROUP BY level, series, issued_at, valid_at
