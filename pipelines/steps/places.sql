-- What the register has anywhere: where it is, the city is. Lots are the points of demand.
SELECT geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s) AS at, *
FROM
(
    SELECT district_code, town_code, longitude, latitude, 1 AS demand FROM reference.lot FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to

    UNION ALL

    SELECT district_code, town_code, longitude, latitude, 0 FROM reference.station FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to

    UNION ALL

    SELECT district_code, '', longitude, latitude, 0 FROM reference.road_segment FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
)
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
