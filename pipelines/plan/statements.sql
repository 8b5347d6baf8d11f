-- Each statement that applies to a place of the register, with how it is read and of what area.
SELECT
    * EXCEPT (area_districts, area_own, read_class, read_words, unanswered),
    read_class IN ('', pile_class) AND read_words IN ('', applies_to) AS fits,
    multiIf(
        unanswered != '', unanswered,
        read_things = '' OR NOT fits, 'no reading of it has been agreed',
        construction = 'rebuilt' OR (construction = 'new' AND period != 'always'),
        'what was rebuilt, and what is new, is not in the register',
        of_district = 'zone' OR area NOT IN %(whole)s AND area != %(service_areas)s
            AND of_district = '' AND empty(area_districts),
        'the area is not one of the register',
        ''
    ) AS reason,
    -- What a district states is of that district, whatever it calls the area.
    multiIf(
        of_district != '', [of_district],
        jurisdiction_code IN (SELECT district_code FROM $district_of_day), [jurisdiction_code],
        area_districts
    ) AS districts,
    -- The plan of stations counts service areas apart from the districts that they lie in.
    multiIf(
        area = %(service_areas)s, 'only',
        measure = 'stations' AND period != 'always'
            AND (of_district != '' AND of_town = '' OR area_own), 'without',
        'any'
    ) AS service_areas,
    if(year IS NULL, NULL, makeDate(assumeNotNull(year) + 1, 1, 1)) AS due_before
FROM stated
LEFT JOIN
(
    SELECT jurisdiction_code, area, districts AS area_districts, own AS area_own FROM areas
) AS area USING (jurisdiction_code, area)
LEFT JOIN
(
    SELECT
        each.1 AS measure, each.2 AS network, each.3 AS read_class, each.4 AS read_words,
        each.5 AS read_things, each.6 AS kind, each.7 AS unanswered
    FROM (SELECT arrayJoin(%(readings)s) AS each)
) AS reading USING (measure, network)
WHERE jurisdiction_code IN (
        SELECT arrayJoin([city_code, district_code]) FROM $district_of_day
    )
ORDER BY fits DESC, read_words != '' DESC, read_class != '' DESC
LIMIT 1 BY statement_id
