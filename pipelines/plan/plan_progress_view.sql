SELECT
    day, document_id, citation, section, quote, strength, in_force,
    statement_id, measure, network, pile_class, pile_use, area, applies_to,
    place, district_code, town_code, town,
    comparison, figure, period, year, kind,
    multiIf(
        unknown_why != '', NULL,
        kind = 'sum', if(numerator = 0 AND unknown > 0, NULL, toFloat64(numerator)),
        kind = 'ratio', numerator / nullIf(denominator, 0),
        numerator / denominator
    ) AS actual,
    target,
    actual / nullIf(target, 0) AS progress,
    target - actual AS gap,
    -- At least, and at most, by what is not known.
    multiIf(
        unknown_why != '' OR target IS NULL, NULL,
        comparison = '>' AND kind != 'kept', if(least_actual > target, true,
            if(most_actual > target, NULL, false)),
        if(least_actual >= target, true, if(most_actual >= target, NULL, false))
    ) AS met,
    numerator, if(kind = 'sum', NULL, denominator) AS denominator, unknown,
    if(kind = 'sum', toFloat64(numerator), numerator / nullIf(denominator + unknown, 0)) AS least_actual,
    multiIf(
        kind = 'sum', toFloat64(numerator + unknown),
        kind = 'ratio', (numerator + unknown) / nullIf(denominator, 0),
        (numerator + unknown) / nullIf(denominator + unknown, 0)
    ) AS most_actual,
    multiIf(
        unknown_why != '', 0,
        kind = 'sum', numerator / nullIf(numerator + unknown, 0),
        1 - unknown / greatest(denominator + unknown, 1)
    ) AS coverage,
    if(kind = 'sum' AND period = 'by-end' AND unknown_why = '', recent, NULL) AS pace_per_year,
    if(
        gap > 0 AND pace_per_year > 0 AND gap / pace_per_year < 100,
        day + toIntervalDay(ceil(gap / pace_per_year * {pace_days})), NULL
    ) AS finish_on,
    due_before - 1 AS due_on,
    unknown_why
FROM derived.plan
