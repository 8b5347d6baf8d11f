-- How long vehicles stood in each cell with little charge and did not charge. One that fell silent
-- stood until it is heard again, if it is where it was; else until its silence is too long.
SELECT
    cell,
    sum(stood) AS dwell_ms,
    uniqExact(vehicle) AS vehicles
FROM
(
    SELECT
        vehicle, cell, needs,
        multiIf(
            next_cell = 0, least(%(ends)s - at, %(silence)s),
            next_cell = cell AND ifNull(abs(next_odometer - odometer) <= %(moved_m)s, false),
            next_at - at,
            least(next_at - at, %(silence)s)
        ) AS stood
    FROM
    (
        SELECT
            vehicle,
            geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s) AS cell,
            toUnixTimestamp64Milli(event_time) AS at,
            toNullable(toInt64(odometer_m)) AS odometer,
            ifNull(speed_kmh, 0) = 0 AND charge_state IN ('not-charging', 'unknown')
                AND ifNull(soc_percent <= %(low_soc_percent)s, false) AS needs,
            leadInFrame(cell) OVER following AS next_cell,
            leadInFrame(at) OVER following AS next_at,
            leadInFrame(odometer) OVER following AS next_odometer
        FROM landing.vehicle_telemetry FINAL
        WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
          AND event_time < fromUnixTimestamp64Milli(%(ends)s)
          AND longitude IS NOT NULL AND latitude IS NOT NULL
        WINDOW following AS (
            PARTITION BY vehicle ORDER BY event_time
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        )
    )
)
WHERE needs
GROUP BY cell
