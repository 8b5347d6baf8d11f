-- Each vehicle's frames once, in the order of time. Of several of one time the latest version holds,
-- which is what FINAL gives; to look for the next frame by a window would sort those of all vehicles.
SELECT
    vehicle,
    groupArray(toUnixTimestamp64Milli(event_time)) AS ats,
    arraySort(
        (frame, at) -> at,
        arrayZip(
            ats,
            groupArray(_version),
            groupArray(ifNull(toInt64(odometer_m), -1)),
            groupArray(
                ifNull(speed_kmh, 0) = 0 AND charge_state IN ('not-charging', 'unknown')
                    AND ifNull(soc_percent <= %(low_soc_percent)s, false)
            ),
            groupArray(assumeNotNull(longitude)),
            groupArray(assumeNotNull(latitude))
        ),
        ats
    )::Array(Tuple(
        at Int64, version UInt64, odometer Int64, needs Bool, longitude Float64, latitude Float64
    )) AS landed,
    if(
        has(arrayPopFront(arrayDifference(landed.at)), 0),
        arrayFilter(
            (frame, next) -> frame.at != next,
            arraySort(landed), arrayPushBack(arrayPopFront(landed.at), %(ends)s)
        ),
        landed
    ) AS frames
FROM landing.vehicle_telemetry
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
  AND longitude IS NOT NULL AND latitude IS NOT NULL
GROUP BY vehicle
