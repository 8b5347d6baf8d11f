-- A segment a row, each list by hour. A reading without a speed takes its time and knows nothing;
-- a free speed of 0 is not known, and nothing is below it.
SELECT
    operator_id, segment_id,
    sumForEachIf(overlaps, has_speed) AS known,
    sumForEachIf(arrayMap(ms -> ms * speed, overlaps), has_speed) AS distance,
    sumForEachIf(overlaps, has_speed AND free_speed > 0) AS judged,
    sumForEachIf(overlaps, has_speed AND 100 * speed < %(slow_below)s * free_speed) AS below_slow,
    sumForEachIf(overlaps, has_speed AND 100 * speed < %(congested_below)s * free_speed) AS congested,
    sumForEachIf(overlaps, congestion != 'unknown') AS source_known,
    sumForEachIf(overlaps, congestion = 'slow') AS source_slow,
    sumForEachIf(overlaps, congestion = 'congested') AS source_congested,
    sumForEachIf(overlaps, congestion = 'blocked') AS source_blocked,
    sumForEach(begins) AS readings,
    sumForEachIf(begins, NOT has_speed) AS without_speed
FROM
(
    SELECT divided.*, free_speed FROM divided
    LEFT JOIN free_flow USING (operator_id, segment_id)
)
GROUP BY operator_id, segment_id
