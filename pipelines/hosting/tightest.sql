-- A feeder can host what its worst quarter hour left, which another feeder's room does not help.
SELECT
    level, code,
    count() AS feeders,
    countIf(tightest_w IS NULL) AS feeders_unknown,
    countIf(tightest_w < 0) AS feeders_over,
    sum(if(tightest_w > 0, tightest_w, 0)) AS headroom_w,
    sum(if(tightest_w < 0, -tightest_w, 0)) AS missing_w,
    sum(if(tightest_w > 0, intDiv(tightest_w, %(super_w)s), 0)) AS super_connectors
FROM members
LEFT JOIN
(
    SELECT feeder_id, min(headroom) AS tightest_w FROM quarters GROUP BY feeder_id
) AS found USING (feeder_id)
GROUP BY level, code
