-- Towns and districts that have piles or not, cells by how far they are, and roads by their length.
-- A station that names no town may be in any of its district.
SELECT
    '' AS operator_id, '' AS station_id, town_code AS thing, name, district_code, town_code,
    '' AS scene, '' AS use_class, toDate('2010-01-01') AS since,
    CAST(NULL, 'Nullable(UInt64)') AS spaces, 'towns' AS things,
    multiIf(here > 0, 1, somewhere > 0, NULL, toNullable(toFloat64(0))) AS value
FROM $town_of_day AS town
LEFT JOIN (SELECT town AS town_code, count() AS here FROM piles GROUP BY town) AS has
    USING (town_code)
LEFT JOIN
(
    SELECT district AS district_code, count() AS somewhere FROM piles WHERE town = ''
    GROUP BY district
) AS unplaced USING (district_code)

UNION ALL

SELECT
    '', '', district_code, name, district_code, '', '', '', toDate('2010-01-01'), NULL,
    'districts', toFloat64(stations > 0)
FROM $district_of_day AS district
LEFT JOIN (SELECT district_code, count() AS stations FROM standing GROUP BY district_code) AS has
    USING (district_code)

UNION ALL

SELECT
    '', '', h3ToString(cell), '', district_code, town_code, '',
    if(network = 'charging', 'public', ''), toDate('2010-01-01'), NULL,
    concat('cells-', network), if(unknown, NULL, toFloat64(ifNull(distance_m, 4294967295)))
FROM derived.service_cells
WHERE day = %(day)s

UNION ALL

SELECT
    '', '', corridor_id, name, district_code, '', '', '', valid_from, NULL,
    'v2x-metres', toFloat64(length_m)
FROM $corridor_of_day
WHERE kind = 'v2x'
