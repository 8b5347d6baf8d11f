-- Cells around these places; a cell is of the district and town of the place that is nearest.
SELECT
    arrayJoin(h3kRing(at, %(land_rings)s)) AS cell,
    argMin(
        (district_code, town_code), (h3Distance(at, cell), town_code = '', district_code, town_code)
    ) AS nearest,
    sumIf(demand, at = cell) AS demand_points
FROM places
GROUP BY cell
