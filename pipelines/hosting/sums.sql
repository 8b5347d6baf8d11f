-- Places by quarter hour. A sum is known where each of the place's feeders is. A feeder is its own
-- sum: a city's have millions of quarter hours, and to group them takes more than a query may hold.
SELECT
    'feeder' AS level, feeder_id AS code, quarter, day AS on_day,
    load AS load_w,
    load + headroom AS allowed_w,
    charging AS charging_w,
    metered AS metered_ms,
    operating AS operating_ms
FROM quarters

UNION ALL

SELECT
    level, code, quarter, any(day),
    if(count(load) = any(feeders), sum(load), NULL),
    if(count(headroom) = any(feeders), sum(load + headroom), NULL),
    sum(charging),
    sum(metered),
    sum(operating)
FROM quarters
INNER JOIN
(
    SELECT level, code, feeder_id, feeders
    FROM members
    INNER JOIN (SELECT level, code, feeders FROM tightest) AS many USING (level, code)
    WHERE level != 'feeder'
) AS member USING (feeder_id)
GROUP BY level, code, quarter
