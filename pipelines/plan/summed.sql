-- Sums of a statement: of its whole area, and of each district and town in it.
SELECT
    statement_id,
    multiIf(grouping(town_code) = 0, 'town', grouping(district_code) = 0, 'district', 'area')
        AS level,
    district_code, town_code,
    count() AS things,
    ifNull(sum(counts), 0) AS numerator,
    countIf(if(kind = 'ratio', counts = 0, counts IS NOT NULL)) AS denominator,
    countIf(counts IS NULL) AS unknown,
    sumIf(ifNull(counts, 0), since > toDate(%(day)s) - %(pace_days)s) AS recent
FROM judged
GROUP BY GROUPING SETS (
    (statement_id), (statement_id, district_code), (statement_id, district_code, town_code)
)
