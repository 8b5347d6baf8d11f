-- Cells with stations: their middle, and how far from it a station of theirs is.
SELECT
    at,
    h3ToGeo(at) AS middle,
    max(greatCircleDistance(longitude, latitude, middle.2, middle.1)) AS reach
FROM stations
WHERE at != 0
GROUP BY at
