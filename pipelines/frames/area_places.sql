SELECT
    area AS series,
    %(level)s AS kind,
    -sum(v2g_w) AS lower_w,
    if(countIf(rated_w IS NULL) > 0, NULL, sum(rated_w)) AS upper_w
FROM areas
INNER JOIN rated USING (operator_id, station_id)
GROUP BY area
ORDER BY series
