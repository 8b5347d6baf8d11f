-- The feeders of each place.
SELECT level, code, feeder_id FROM
(
    SELECT feeder_id, district_code FROM reference.feeder FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY feeder_id
)
ARRAY JOIN
    ['feeder', 'district', 'city'] AS level,
    [feeder_id, district_code, 'city'] AS code
WHERE code != ''

UNION ALL

SELECT DISTINCT 'town', town_code, feeder_id FROM supplied WHERE town_code != ''
