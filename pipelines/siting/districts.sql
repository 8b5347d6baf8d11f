-- The district of a cell is that of the registered place nearest to it, within two cells.
SELECT
    arrayJoin(h3kRing(at, 2)) AS cell,
    argMin(
        (district_code, town_code), (h3Distance(at, cell), town_code = '', district_code, town_code)
    ) AS nearest
FROM places
GROUP BY cell
