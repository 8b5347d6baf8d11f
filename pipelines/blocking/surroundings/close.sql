-- What may be near a station of a cell, and whether it is near all of its stations for certain.
SELECT
    at, kind, within, x, y, times, known_times, amounts, known_amounts,
    greatCircleDistance(middle.2, middle.1, x, y) AS distance,
    distance + reach <= within - %(margin)s AS near_all
FROM
(
    SELECT *, geoToH3(assumeNotNull(y), assumeNotNull(x), %(resolution)s) AS cell
    FROM (SELECT * FROM roads UNION ALL SELECT * FROM lots)
    WHERE x IS NOT NULL AND y IS NOT NULL
) AS thing
INNER JOIN
(
    SELECT at, middle, reach, cell
    FROM grounds
    ARRAY JOIN h3kRing(geoToH3(middle.1, middle.2, %(resolution)s), %(rings)s) AS cell
) AS ground USING (cell)
WHERE distance - reach <= within + %(margin)s
