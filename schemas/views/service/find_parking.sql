-- Lots that say what is free come first, then those that do not, then full ones. No register and no
-- source tells a fee of a lot.
SELECT
    operator_id, lot_id, name, kind, longitude, latitude,
    greatCircleDistance(
        {lon:Float64}, {lat:Float64}, assumeNotNull(longitude), assumeNotNull(latitude)
    ) AS distance_m,
    state, bays, free, free_charging, freshness_s
FROM api_service.parking_now
WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND state != 'closed'
  AND distance_m <= {radius_m:Float64}
ORDER BY multiIf(free > 0, 0, free IS NULL, 1, 2), distance_m
