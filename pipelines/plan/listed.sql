-- Stations that a document names, and those of the district that have the name in theirs, but for its
-- town and kind.
SELECT
    statement_id, district_code, town_code, name, countIf(same) AS found,
    countIf(same AND ifNull(is_super, 0) = 1) AS found_super
FROM
(
    SELECT
        concat(document_id, '/', town, '/', toString(year), '/', strength) AS statement_id,
        serial, district_code, town_code, name,
        replaceRegexpOne(replaceOne(name, town, ''), '(充换电|超充|充电)站$$', '') AS core
    FROM (SELECT * FROM reference.policy_station FINAL WHERE valid_from <= %(day)s) AS listed
    LEFT JOIN
    (
        SELECT district_code, name AS town, any(town_code) AS town_code
        FROM $town_of_day
        GROUP BY district_code, town
    ) AS town USING (district_code, town)
) AS planned
LEFT JOIN
(
    SELECT district_code, name AS registered, is_super FROM standing
) AS station USING (district_code)
-- Which of them is meant is not decided here: it is enough that there is one.
ARRAY JOIN [position(registered, core) > 0] AS same
WHERE statement_id IN (SELECT statement_id FROM statements)
GROUP BY statement_id, serial, district_code, town_code, name
