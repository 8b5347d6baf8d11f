-- Each thing that a statement is about: does it count, and as how much? What the register does not
-- say of it, where it is asked for, leaves that unknown.
SELECT
    statement_id, kind, operator_id, station_id, thing, name, district_code, town_code, since,
    value, figure_value,
    multiIf(
        kind = 'sum' AND since >= due_before, 0,
        period = 'within-year' AND since != %(undated)s AND toYear(since) != year, 0,
        value IS NULL OR district_code = '' OR (of_town != '' AND town_code = ''), NULL,
        since = %(undated)s AND (period = 'within-year' OR construction = 'new'), NULL,
        bounded AND spaces IS NULL, NULL,
        pile_use NOT IN ('any', 'residential') AND use_class IN ('unknown', ''), NULL,
        kind = 'within', toInt64(value <= figure_value),
        kind = 'kept' AND comparison = '>', toInt64(value > figure_value),
        kind = 'kept', toInt64(value >= figure_value),
        toInt64(value)
    ) AS counts
FROM things
INNER JOIN
(
    SELECT
        statement_id, kind, read_things AS things, jurisdiction_code, districts, of_town,
        service_areas, pile_use, construction, comparison, period, year, due_before,
        spaces_from, spaces_below, spaces_from IS NOT NULL OR spaces_below IS NOT NULL AS bounded,
        value AS figure_value, valid_from AS stated_on
    FROM statements
    WHERE reason = ''
) AS statement USING (things)
LEFT JOIN (SELECT district_code, city_code FROM $district_of_day) AS district USING (district_code)
LEFT JOIN (SELECT town_code, name AS town_name FROM $town_of_day) AS town USING (town_code)
WHERE (district_code = '' OR jurisdiction_code IN (city_code, district_code))
  AND (district_code = '' OR empty(districts) OR has(districts, district_code))
  AND (of_town = '' OR town_code = '' OR town_name = of_town)
  AND (service_areas = 'any' OR (service_areas = 'only') = (scene = 'highway-service-area'))
  AND (
      pile_use = 'any' OR (pile_use = 'residential' AND scene = 'residential')
      OR use_class IN (pile_use, 'unknown', '')
  )
  AND (construction = 'any' OR since = %(undated)s OR since >= stated_on)
  AND ifNull(spaces >= spaces_from, true) AND ifNull(spaces < spaces_below, true)
