-- Sums of what is near a station and not near all others of its cell, by hour.
SELECT
    operator_id, station_id,
    sumForEachIf(times, kind = 'road') AS road_times,
    sumForEachIf(known_times, kind = 'road') AS judged,
    sumForEachIf(amounts, kind = 'road') AS congested,
    sumForEachIf(times, kind = 'lot') AS lot_times,
    sumForEachIf(known_times, kind = 'lot') AS lots_known,
    sumForEachIf(known_amounts, kind = 'lot') AS bays_known,
    sumForEachIf(amounts, kind = 'lot') AS bays_taken
FROM (SELECT * FROM close WHERE NOT near_all) AS doubtful
INNER JOIN stations USING (at)
WHERE greatCircleDistance(longitude, latitude, x, y) <= within
GROUP BY operator_id, station_id
