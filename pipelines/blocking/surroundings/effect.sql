-- Arrivals of congested hours beside those to be expected: what came in clear hours of the same hour
-- of the day, weekdays and weekends apart, in the same time of connectors.
SELECT
    {keys},
    congested_hours, clear_hours, unknown_hours,
    compared_hours,
    congested_arrivals,
    clear_arrivals,
    expected / 1000000 AS expected_arrivals,
    if(expected = 0, NULL, congested_arrivals / (expected / 1000000)) AS effect
FROM
(
    SELECT
        {keys},
        sum(hours_congested) AS congested_hours,
        sum(hours_clear) AS clear_hours,
        sum(hours_unknown) AS unknown_hours,
        sumIf(hours_congested, comparable) AS compared_hours,
        sumIf(arrived_congested, comparable) AS congested_arrivals,
        sumIf(arrived_clear, comparable) AS clear_arrivals,
        -- In millionths, so that the sum is of whole numbers.
        sumIf(
            intDiv(
                arrived_clear::Int128 * known_congested * 1000000, greatest(1, known_clear)
            ),
            comparable
        ) AS expected
    FROM
    (
        SELECT
            toStartOfMonth(day) AS month, operator_id, station_id, district_code,
            hour_of_day,
            toDayOfWeek(day) >= 6 AS weekend,
            countIf(road = 'congested') AS hours_congested,
            countIf(road = 'clear') AS hours_clear,
            countIf(road = 'unknown') AS hours_unknown,
            sumIf(arrivals, road = 'congested') AS arrived_congested,
            sumIf(arrivals, road = 'clear') AS arrived_clear,
            sumIf(known_connector_ms, road = 'congested') AS known_congested,
            sumIf(known_connector_ms, road = 'clear') AS known_clear,
            hours_congested > 0 AND hours_clear > 0 AS comparable
        FROM
        (
            SELECT
                *,
                multiIf(
                    judged_ms = 0
                        OR judged_ms * 100 < road_ms * {least_known}
                        OR known_connector_ms * 100 < connector_ms * {least_known}, 'unknown',
                    congested_ms * 100 >= judged_ms * {congested_from}, 'congested',
                    'clear'
                ) AS road
            FROM derived.surroundings
        )
        GROUP BY month, operator_id, station_id, district_code, hour_of_day, weekend
    )
    GROUP BY {keys}
)
