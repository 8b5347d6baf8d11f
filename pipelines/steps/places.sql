-- What the register has anywhere: where it is, the city is. Lots are the points of demand.
SELECT geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s) AS at, *
FROM
(
    SELECT district_code, town_code, longitude, latitude, 1 AS demand FROM $lot_of_day

    UNION ALL

    SELECT district_code, town_code, longitude, latitude, 0 FROM $station_of_day

    UNION ALL

    SELECT district_code, '', longitude, latitude, 0 FROM $road_segment_of_day
)
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
