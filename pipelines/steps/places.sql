-- Where the register has anything, there the city is: cells, and in them each town's points of demand,
-- which are lots.
SELECT
    geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s) AS at,
    district_code, town_code,
    sum(point) AS demand
FROM
(
    SELECT district_code, town_code, longitude, latitude, 1 AS point FROM $lot_of_day

    UNION ALL

    SELECT district_code, town_code, longitude, latitude, 0 FROM $station_of_day

    UNION ALL

    SELECT district_code, '', longitude, latitude, 0 FROM $road_segment_of_day
)
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
GROUP BY at, district_code, town_code
