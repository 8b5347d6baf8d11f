SELECT
    period, {keys}, indicator,
    numerator, denominator, unknown, judged,
    if(judged = 0, NULL, 1 - unknown / judged) AS coverage,
    if(
        denominator = 0 OR (judged > 0 AND unknown = judged), NULL,
        transform(indicator, {names}, {scales}, 1.) * numerator / denominator
    ) AS rate,
    transform(indicator, {names}, {units}, '1') AS unit
FROM
(
    SELECT
        {period} AS period, {keys}, indicator,
        sum(counts.numerator) AS numerator,
        sum(counts.denominator) AS denominator,
        sum(counts.unknown) AS unknown,
        sum(counts.judged) AS judged
    FROM
    (
        SELECT
            day, operator_id, district_code, use_class, indicator,
            numerator, denominator, unknown, judged
        FROM derived.operator_indicators

        UNION ALL

        -- A fault counts on the day of its repair, or on the last on which it is there.
        SELECT
            last_day AS day, operator_id, district_code, use_class, fault.1 AS indicator,
            fault.2 AS numerator, fault.3 AS denominator, 1 - fault.3 AS unknown, 1 AS judged
        FROM
        (
{faults}
        ) AS faults
        ARRAY JOIN [
            ('repair', toInt64(ifNull(repair_s, 0)), toInt64(repair_s IS NOT NULL)),
            ('overdue', toInt64(overdue), toInt64(overdue OR began IS NOT NULL))
        ] AS fault
    ) AS counts
    GROUP BY period, {keys}, indicator
)
