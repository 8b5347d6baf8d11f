SELECT
    toDate(%(day)s) AS day, statement_id, district_code, town_code, operator_id, station_id, thing,
    name, if(counts IS NULL, 'unknown', 'not-kept') AS state, value AS actual,
    if(kind = 'kept', figure_value, 1) AS wanted
FROM judged
WHERE kind IN ('kept', 'share') AND ifNull(counts, 0) = 0

UNION ALL

SELECT
    toDate(%(day)s), statement_id, district_code, town_code, '', '', name, name,
    if(found = 0, 'not-found', 'not-super'), NULL, 1
FROM listed
WHERE found_super = 0
