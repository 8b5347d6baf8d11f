SELECT
    operator_id, station_id, name, station_kind, district_code, longitude, latitude,
    connectors, free, taken, out_of_order, unknown, freshness_s
FROM
(
    SELECT
        operator_id, station_id,
        count() AS connectors,
        countIf(availability = 'free') AS free,
        countIf(availability = 'taken') AS taken,
        countIf(availability = 'out-of-order') AS out_of_order,
        countIf(availability = 'unknown') AS unknown,
        min(freshness_s) AS freshness_s
    FROM api_decision.connector_now
    WHERE registered AND operating_state = 'operating'
    GROUP BY operator_id, station_id
) AS connector
INNER JOIN $station_today AS station USING (operator_id, station_id)
WHERE open_to_public AND operating_state = 'operating'
