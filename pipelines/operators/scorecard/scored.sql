SELECT
    period, operator_id, indicator,
    transform(indicator, {names}, {weights}, 0) AS weight,
    numerator, denominator, unknown, coverage, rate, unit,
    transform(indicator, {names}, {none}, 0.) AS none_at,
    transform(indicator, {names}, {full}, 0.) AS full_at,
    -- least and greatest take NULL for nothing said, and so would give what is unknown a 0.
    if(
        rate IS NULL, NULL,
        least(100, greatest(0, 100 * (rate - none_at) / (full_at - none_at)))
    ) AS points
FROM
(
{pooled}
)
WHERE has({names}, indicator)
