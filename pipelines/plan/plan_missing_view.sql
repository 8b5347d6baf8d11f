SELECT
    missing.day AS day, document_id, citation, section, strength, in_force,
    missing.statement_id AS statement_id, measure, network, applies_to, comparison, figure, year,
    missing.district_code AS district_code, missing.town_code AS town_code,
    operator_id, station_id, thing, name, state, missing.actual AS actual, wanted
FROM derived.plan_missing AS missing
INNER JOIN
(
    SELECT
        day, statement_id, document_id, citation, section, strength, in_force, measure, network,
        applies_to, comparison, figure, year
    FROM derived.plan
    WHERE place = 'area'
) AS stated USING (day, statement_id)
