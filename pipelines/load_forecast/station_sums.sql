-- What was said of the stations of each area together, by hour, where enough of them was told.
SELECT area, valid_at, sum(value_w) / 1000 AS sum_kw
FROM
(
    SELECT series, valid_at, value_w FROM derived.forecast FINAL
    WHERE level = 'station' AND issued_at = %(issued_at)s AND rule = '' AND statistic = 'mean'
) AS told
INNER JOIN members USING (series)
INNER JOIN (SELECT area, count() AS stations FROM members GROUP BY area) AS all_of USING (area)
GROUP BY area, valid_at
HAVING count() * 100 >= any(stations) * %(least_known)s
