SELECT
    toDate(%(day)s) AS day,
    statements.statement_id AS statement_id,
    if(level = '', 'area', level) AS place,
    if(place = 'area' AND length(districts) = 1, districts[1], summed.district_code)
        AS district_code,
    summed.town_code AS town_code,
    document_id, citation, section, quote, strength,
    statements.valid_to > %(day)s AS in_force,
    measure, network, pile_class, pile_use, area, applies_to, of_town AS town,
    comparison, figure, period, year, due_before, kind,
    if(place = 'area' OR kind != 'sum', multiIf(
        figure = '' OR reason != '', NULL,
        kind IN ('kept', 'within'), 1,
        kind = 'share', value / 100,
        toNullable(value)
    ), NULL) AS target,
    numerator, denominator, unknown, recent,
    multiIf(
        reason != '', reason,
        things = 0, 'the register has nothing there',
        denominator = 0 AND unknown > 0, 'the register does not say it of any',
        ''
    ) AS unknown_why
FROM statements
LEFT JOIN summed USING (statement_id)
