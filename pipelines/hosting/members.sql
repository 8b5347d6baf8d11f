-- The feeders of each place.
SELECT level, code, feeder_id FROM
(
    SELECT feeder_id, district_code FROM $feeder_of_day
)
ARRAY JOIN
    ['feeder', 'district', 'city'] AS level,
    [feeder_id, district_code, 'city'] AS code
WHERE code != ''

UNION ALL

SELECT DISTINCT 'town', town_code, feeder_id FROM supplied WHERE town_code != ''
