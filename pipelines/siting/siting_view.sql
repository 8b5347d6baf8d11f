SELECT
    day, h3ToString(cell) AS cell, longitude, latitude, district_code, town_code, action,
    connectors, reached_connectors,
    occupied_ms / 1000 AS occupied_s,
    known_ms / 1000 AS known_s,
    (operating_ms - known_ms) / 1000 AS unknown_s,
    if(operating_ms = 0, NULL, known_ms / operating_ms) AS coverage,
    occupied_ms / nullIf(known_ms, 0) AS occupied_share,
    vehicles,
    dwell_ms / 1000 AS dwell_s,
    dwell_ms / 3600000 * if(reached_connectors = 0, 1, occupied_share) AS score_h,
    if(
        ifNull(score_h, 0) > 0,
        row_number() OVER (PARTITION BY day ORDER BY score_h DESC NULLS LAST, cell), NULL
    ) AS rank,
    ranking
FROM derived.siting
