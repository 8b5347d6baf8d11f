-- What documents state, in one form: their targets, stations by area and year, and by town and year.
SELECT
    target_id AS statement_id, document_id, jurisdiction_code, citation, section, quote,
    measure, network, pile_class, pile_use, construction, area, applies_to,
    '' AS of_district, '' AS of_town, comparison, value, unit, figure, period, year, strength,
    spaces_from, spaces_below, valid_from, valid_to
FROM reference.policy_target FINAL
WHERE valid_from <= %(day)s

UNION ALL

-- The table has no word of its own: it is the breakdown of what 建成 says of the whole.
SELECT
    concat(document_id, '/', area, '/', toString(year)), document_id, jurisdiction_code, citation,
    section, quote,
    'stations', 'super-charging', 'any', 'any', 'any', area, '超充站',
    if(district_code = '' AND area != %(service_areas)s, 'zone', district_code), '', '=', toFloat64(stations),
    '1', concat(toString(stations), '座'), 'within-year', year, 'must', NULL, NULL,
    valid_from, valid_to
FROM reference.policy_station_plan FINAL
WHERE valid_from <= %(day)s

UNION ALL

SELECT
    concat(document_id, '/', town, '/', toString(year), '/', strength), document_id,
    any(jurisdiction_code), any(citation), any(section), arrayStringConcat(groupArray(name), '、'),
    'stations', 'super-charging', 'any', 'any', 'any', any(town), '超充站', any(district_code), town,
    '=', toFloat64(count()), '1', concat(toString(count()), '座'), 'within-year', year, strength,
    NULL, NULL, any(valid_from), any(valid_to)
FROM (SELECT * FROM reference.policy_station FINAL ORDER BY document_id, serial)
WHERE valid_from <= %(day)s
GROUP BY document_id, town, year, strength
