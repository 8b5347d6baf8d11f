-- 一键找桩. A wait is told where every connector of that power is known and none is free. Each of those
-- taken is met in the midst of a stay; what is left of one is, in the mean of a week,
-- sum(stay²) / 2 sum(stay), and of so many that end on their own the first ends after that divided by
-- their number. That they do, that nobody waits already, and that ten stays tell a mean, are
-- assumptions of ours. The price is what orders of the last day were charged, median, for energy and
-- service: no source sends a tariff. The road is the nearest segment within a kilometre, an assumption
-- too, not the way there. Degrees are boxed in first, at 110 km a degree of latitude or less.
-- The stations near are a scalar, which is found once; a subquery would be at each mention of it.
WITH
    (
        SELECT
            groupArray((
                operator_id, station_id, name, assumeNotNull(longitude), assumeNotNull(latitude),
                greatCircleDistance(
                    {lon:Float64}, {lat:Float64}, assumeNotNull(longitude), assumeNotNull(latitude)
                ) AS distance_m
            ))
        FROM $station_today
        WHERE (operator_id, station_id) IN
        (
            SELECT operator_id, station_id FROM reference.station
            WHERE abs(latitude - {lat:Float64}) <= {radius_m:Float64} / 110000
              AND abs(longitude - {lon:Float64}) * cos(radians({lat:Float64}))
                  <= {radius_m:Float64} / 100000
        )
          AND open_to_public AND operating_state = 'operating'
          AND longitude IS NOT NULL AND latitude IS NOT NULL AND distance_m <= {radius_m:Float64}
    ) AS places,
    near AS
    (
        SELECT
            place.1 AS operator_id, place.2 AS station_id, place.3 AS name,
            place.4 AS longitude, place.5 AS latitude, place.6 AS distance_m
        FROM (SELECT arrayJoin(places) AS place)
    ),
    stays AS
    (
        SELECT
            operator_id, station_id, connector_id,
            count() AS many, sum(stay_s) AS all_s, sum(stay_s * stay_s) AS squares
        FROM
        (
            SELECT
                operator_id, station_id, connector_id,
                toFloat64(ifNull(dateDiff('second', plug_in_time, max(plug_out_time)), 0)) AS stay_s
            FROM latest.charging_session
            WHERE event_time > now64(3) - INTERVAL 7 DAY
              AND (operator_id, station_id) IN (SELECT operator_id, station_id FROM near)
            GROUP BY operator_id, station_id, connector_id, plug_in_time
            HAVING stay_s > 0
        )
        GROUP BY operator_id, station_id, connector_id
    ),
    connectors AS
    (
        SELECT
            operator_id, station_id,
            count() AS total,
            countIf(availability = 'free') AS free,
            countIf(availability = 'taken') AS taken,
            countIf(availability = 'unknown') AS unknown,
            arraySort(groupUniqArray(charge_kind)) AS charge_kinds,
            max(rated_power_w) AS most_power_w,
            min(freshness_s) AS freshness_s,
            sum(many) AS stays,
            sum(squares) / 2 / sum(all_s) AS left_s
        FROM api_decision.connector_now
        LEFT JOIN stays USING (operator_id, station_id, connector_id)
        WHERE (operator_id, station_id) IN (SELECT operator_id, station_id FROM near)
          AND registered AND operating_state = 'operating' AND rated_power_w >= {power_w:UInt32}
        GROUP BY operator_id, station_id
    ),
    roads AS
    (
        WITH greatCircleDistance(
            near.longitude, near.latitude,
            assumeNotNull(road.longitude), assumeNotNull(road.latitude)
        ) AS away_m
        SELECT
            near.operator_id AS operator_id,
            near.station_id AS station_id,
            argMin(road.congestion, away_m) AS road_congestion
        FROM near
        CROSS JOIN
        (
            SELECT longitude, latitude, congestion FROM api_service.road_now
            WHERE (operator_id, segment_id) IN
            (
                SELECT operator_id, segment_id FROM reference.road_segment
                WHERE abs(latitude - {lat:Float64}) <= ({radius_m:Float64} + 1000) / 110000
                  AND abs(longitude - {lon:Float64}) * cos(radians({lat:Float64}))
                      <= ({radius_m:Float64} + 1000) / 100000
            )
        ) AS road
        WHERE road.longitude IS NOT NULL AND road.latitude IS NOT NULL AND away_m <= 1000
        GROUP BY operator_id, station_id
    ),
    prices AS
    (
        SELECT
            operator_id, station_id,
            quantileExact(0.5)((energy_fee_fen + service_fee_fen) * 1000 / energy_wh)
                AS price_fen_per_kwh
        FROM
        (
            SELECT * FROM landing.charger_session
            WHERE event_time > now64(3) - INTERVAL 1 DAY
              AND (operator_id, station_id) IN (SELECT operator_id, station_id FROM near)
            ORDER BY _version DESC LIMIT 1 BY operator_id, session_id
        )
        WHERE energy_wh > 0
        GROUP BY operator_id, station_id
    )
SELECT
    operator_id, station_id, name, longitude, latitude, distance_m,
    free, total, unknown, charge_kinds, most_power_w,
    multiIf(
        free > 0, 0,
        unknown = 0 AND taken > 0 AND stays >= 10, round(left_s / taken),
        NULL
    ) AS expected_wait_s,
    if(price_fen_per_kwh > 0, price_fen_per_kwh, NULL) AS recent_price_fen_per_kwh,
    if(road_congestion = '', 'unknown', road_congestion) AS road_congestion,
    freshness_s
FROM connectors
INNER JOIN near USING (operator_id, station_id)
LEFT JOIN roads USING (operator_id, station_id)
LEFT JOIN prices USING (operator_id, station_id)
ORDER BY free = 0, distance_m
