SELECT
    period, operator_id,
    if(weight_known = 0, NULL, toFloat64(earned) / weight_known) AS score,
    toFloat64(earned) / {all_weights} AS score_at_least,
    weight_known, {all_weights} AS weight_all,
    weight_known * 100 >= {least} * {all_weights} AS ranked,
    if(
        ranked, toNullable(rank() OVER (PARTITION BY period, ranked ORDER BY score DESC)), NULL
    ) AS place,
    {version} AS rules
FROM
(
    SELECT
        period, operator_id,
        sumIf(weight, points IS NOT NULL) AS weight_known,
        ifNull(sum(weight * toDecimal64(points, 6)), 0) AS earned
    FROM
    (
{scored}
    )
    GROUP BY period, operator_id
)
