-- Confirmed are the surest of those that are likely, as many as keep the share of wrong ones among
-- all that were confirmed lately below what is allowed, on average; and who is surer than that by
-- itself, as it lifts no share above it: an earlier one that is little sure holds no sure one back.
-- A decision by hand stands over that, and is counted with no statistics. What happens to whom is
-- suspected, or exempt, teaches nothing about its use.
SELECT
    *,
    error <= %(false)s * 1e6
        OR (SELECT error_lately FROM lately) + sum(error) OVER surest
            <= %(false)s * 1e6 * ((SELECT confirmed_lately FROM lately) + count() OVER surest)
        AS sure,
    decision = '' AS judged,
    decision = 'confirmed'
        OR judged AND (likely_zombie AND sure OR stage_before = 'confirmed' AND lasts) AS confirmed,
    multiIf(
        confirmed, 'confirmed',
        judged AND (likely_zombie OR lasts), 'suspected',
        trusted, 'clear',
        'cleared'
    ) AS stage_now,
    stage_now IN ('clear', 'cleared') AND decision != 'exempt' AS learns,
    if(learns, %(remembered)s, 1) AS kept
FROM odds
LEFT JOIN decided USING (operator_id, connector_id)
WINDOW surest AS
(
    PARTITION BY likely_zombie, stage_before = 'confirmed', decision = ''
    ORDER BY error, operator_id, station_id, connector_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
)
