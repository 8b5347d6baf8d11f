-- 一键找桩. Waiting is 0 where a connector is free; else nobody knows when one will be. The price is
-- what orders of the last day were charged, median, for energy and service: no operator sends a tariff.
-- The road is the nearest segment within a kilometre, an assumption of ours, not the way there.
WITH
    near AS
    (
        SELECT
            operator_id, station_id, name, longitude, latitude,
            greatCircleDistance(
                {lon:Float64}, {lat:Float64}, assumeNotNull(longitude), assumeNotNull(latitude)
            ) AS distance_m
        FROM $station_today
        WHERE open_to_public AND operating_state = 'operating'
          AND longitude IS NOT NULL AND latitude IS NOT NULL AND distance_m <= {radius_m:Float64}
    ),
    connectors AS
    (
        SELECT
            operator_id, station_id,
            count() AS total,
            countIf(availability = 'free') AS free,
            countIf(availability = 'unknown') AS unknown,
            arraySort(groupUniqArray(charge_kind)) AS charge_kinds,
            max(rated_power_w) AS most_power_w,
            min(freshness_s) AS freshness_s
        FROM api_service.connector_now
        WHERE (operator_id, station_id) IN (SELECT operator_id, station_id FROM near)
          AND rated_power_w >= {power_w:UInt32}
        GROUP BY operator_id, station_id
    ),
    roads AS
    (
        WITH greatCircleDistance(
            assumeNotNull(near.longitude), assumeNotNull(near.latitude),
            assumeNotNull(road.longitude), assumeNotNull(road.latitude)
        ) AS away_m
        SELECT
            near.operator_id AS operator_id,
            near.station_id AS station_id,
            argMin(road.congestion, away_m) AS road_congestion
        FROM near
        CROSS JOIN api_service.road_now AS road
        WHERE road.longitude IS NOT NULL AND road.latitude IS NOT NULL AND away_m <= 1000
        GROUP BY operator_id, station_id
    ),
    prices AS
    (
        SELECT
            operator_id, station_id,
            quantileExact(0.5)((energy_fee_fen + service_fee_fen) * 1000 / energy_wh)
                AS price_fen_per_kwh
        FROM landing.charger_session FINAL
        WHERE event_time > now64(3) - INTERVAL 1 DAY AND energy_wh > 0
          AND (operator_id, station_id) IN (SELECT operator_id, station_id FROM near)
        GROUP BY operator_id, station_id
    )
SELECT
    operator_id, station_id, name, longitude, latitude, distance_m,
    free, total, unknown, charge_kinds, most_power_w,
    if(free > 0, 0, NULL) AS expected_wait_s,
    if(price_fen_per_kwh > 0, price_fen_per_kwh, NULL) AS recent_price_fen_per_kwh,
    if(road_congestion = '', 'unknown', road_congestion) AS road_congestion,
    freshness_s
FROM connectors
INNER JOIN near USING (operator_id, station_id)
LEFT JOIN roads USING (operator_id, station_id)
LEFT JOIN prices USING (operator_id, station_id)
ORDER BY free = 0, distance_m
