-- 23 CFR 680.116(b), over the days of a year that are known of: unknown is an outage.
SELECT
    operator_id, station_id, connector_id,
    days,
    period / 60000 AS period_min,
    (period - up) / 60000 AS outage_min,
    excluded / 60000 AS excluded_min,
    unknown / 60000 AS unknown_min,
    period / 60000 / 525600 AS year_covered,
    if(known = 0, NULL, (period - ((period - up) - excluded)) / period) AS uptime
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        uniqExact(day) AS days,
        sum(milliseconds) AS period,
        sumIf(milliseconds, condition = 'up') AS up,
        sumIf(milliseconds, condition = 'excluded') AS excluded,
        sumIf(milliseconds, condition = 'unknown') AS unknown,
        sumIf(milliseconds, condition IN ('up', 'down')) AS known
    FROM derived.availability
    WHERE day > {until:Date} - 365 AND day <= {until:Date}
    GROUP BY operator_id, station_id, connector_id
)
