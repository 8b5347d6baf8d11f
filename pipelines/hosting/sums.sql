-- Places by quarter hour. A sum is known where each of the place's feeders is.
SELECT
    level, code, quarter, any(day) AS on_day,
    if(count(load) = any(feeders), sum(load), NULL) AS load_w,
    if(count(headroom) = any(feeders), sum(load + headroom), NULL) AS allowed_w,
    sum(charging) AS charging_w,
    sum(metered) AS metered_ms,
    sum(operating) AS operating_ms
FROM members
INNER JOIN (SELECT level, code, feeders FROM tightest) AS many USING (level, code)
INNER JOIN quarters USING (feeder_id)
GROUP BY level, code, quarter
