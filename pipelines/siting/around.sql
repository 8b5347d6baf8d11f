-- The same within reach of each cell.
SELECT
    arrayJoin(h3kRing(at, %(rings)s)) AS cell,
    sumIf(connectors, at = cell) AS own_connectors,
    sum(connectors) AS reached_connectors,
    sum(occupied_ms) AS occupied,
    sum(known_ms) AS known,
    sum(operating_ms_in_all) AS operating
FROM (SELECT cell AS at, * EXCEPT (cell) FROM busy)
GROUP BY cell
