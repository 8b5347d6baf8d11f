-- A feeder a row, each list by quarter. A value that a statement does not give is not known until
-- a later one gives it.
SELECT
    operator_id, feeder_id,
    sumForEachIf(overlaps, load_w IS NOT NULL) AS load_known,
    sumForEach(arrayMap(ms -> ms * ifNull(load_w, 0), overlaps)) AS load,
    sumForEachIf(overlaps, base_load_w IS NOT NULL) AS base_known,
    sumForEach(arrayMap(ms -> ms * ifNull(base_load_w, 0), overlaps)) AS base,
    sumForEachIf(overlaps, limit_w IS NOT NULL) AS limit_known,
    sumForEach(arrayMap(ms -> ms * ifNull(limit_w, 0), overlaps)) AS limits,
    sumForEachIf(overlaps, headroom_w IS NOT NULL) AS headroom_known,
    sumForEach(arrayMap(ms -> ms * ifNull(headroom_w, 0), overlaps)) AS headroom,
    sumForEachIf(overlaps, headroom_w < 0) AS overloaded,
    sumForEachIf(overlaps, supply != 'unknown') AS supply_known,
    sumForEachIf(overlaps, supply = 'off') AS outage
FROM divided
GROUP BY operator_id, feeder_id
