-- Charges that were expected since the last one, less where other operators miss them on the day
-- too: a holiday is no death.
SELECT
    *,
    least(2, (sum(charges) OVER () - charges + %(common_charges)s)
        / ((sum(usual) OVER () - usual) / 1e6 + %(common_charges)s)) AS others_factor,
    if(charges > 0, 0, expected_before + usual * others_factor / 1e6) AS expected,
    if(any_heard, toDate(%(day)s), heard_before) AS heard_on,
    coalesce(from_before, toDate(%(day)s)) AS judged_from,
    dateDiff('day', coalesce(heard_on, judged_from - 1), toDate(%(day)s)) AS silent_days
FROM pooled
LEFT JOIN
(
    SELECT
        operator_id,
        finding AS finding_before,
        found_on AS found_before,
        heard_on AS heard_before,
        charged_on AS charged_before,
        toNullable(judged_from) AS from_before,
        expected AS expected_before,
        odds AS odds_before
    FROM derived.zombie_operators
    WHERE day = (SELECT max(day) FROM derived.zombie_operators WHERE day < %(day)s)
) AS before USING (operator_id)
