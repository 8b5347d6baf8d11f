-- Sums of what is near all stations of a cell, by hour.
SELECT
    at,
    sumForEachIf(times, kind = 'road') AS road_times,
    sumForEachIf(known_times, kind = 'road') AS judged,
    sumForEachIf(amounts, kind = 'road') AS congested,
    sumForEachIf(times, kind = 'lot') AS lot_times,
    sumForEachIf(known_times, kind = 'lot') AS lots_known,
    sumForEachIf(known_amounts, kind = 'lot') AS bays_known,
    sumForEachIf(amounts, kind = 'lot') AS bays_taken
FROM close
WHERE near_all
GROUP BY at
