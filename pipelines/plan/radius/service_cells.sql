SELECT
    toDate(%(day)s) AS day,
    cells.network AS network,
    cells.cell AS cell,
    h3ToGeo(cell).2 AS longitude,
    h3ToGeo(cell).1 AS latitude,
    nearest.1 AS district_code,
    nearest.2 AS town_code,
    demand_points,
    if(reached.network = '', NULL, reached.distance_m) AS distance_m,
    reached.network = ''
        AND (stations = 0 OR hasAny(unplaced, [district_code, ''])) AS unknown
FROM
(
    SELECT arrayJoin(%(networks)s) AS network, * FROM land
) AS cells
LEFT JOIN reached ON reached.cell = cells.cell AND reached.network = cells.network
LEFT JOIN known ON known.network = cells.network
