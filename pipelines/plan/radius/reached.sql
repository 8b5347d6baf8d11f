-- How far it is from the middle of a cell to the nearest station of each network. By ARRAY JOIN, as
-- the engine moves an arrayJoin() before the filters of stations, and would draw circles of them all.
SELECT cell, network, min(metres) AS distance_m
FROM
(
    SELECT
        network, cell,
        h3ToGeo(cell) AS middle,
        toUInt32(round(geoDistance(longitude, latitude, middle.2, middle.1))) AS metres
    FROM offers
    ARRAY JOIN h3kRing(
        geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s), %(rings)s
    ) AS cell
    WHERE longitude IS NOT NULL AND latitude IS NOT NULL
)
WHERE metres <= %(farthest_m)s
GROUP BY cell, network
