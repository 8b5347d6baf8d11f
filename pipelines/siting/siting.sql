SELECT
    toDate(%(day)s) AS day,
    cells.cell AS cell,
    h3ToGeo(cell).2 AS longitude,
    h3ToGeo(cell).1 AS latitude,
    nearest.1 AS district_code,
    nearest.2 AS town_code,
    own_connectors AS connectors,
    reached_connectors,
    occupied AS occupied_ms,
    known AS known_ms,
    operating AS operating_ms,
    if((SELECT rows FROM heard) = 0, NULL, cells.dwell_ms) AS dwell_ms,
    if((SELECT rows FROM heard) = 0, NULL, cells.vehicles) AS vehicles,
    multiIf(own_connectors > 0, 'upgrade', reached_connectors > 0, 'build-near', 'build') AS action,
    %(version)s AS ranking
FROM (SELECT * FROM around FULL JOIN stops USING (cell)) AS cells
LEFT JOIN districts USING (cell)
