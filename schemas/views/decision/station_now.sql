-- Connectors are counted; a connector that is not known counts as unknown, never as taken or free.
SELECT
    operator_id, station_id, name, station_kind, use_class, open_to_public, operating_state,
    district_code, town_code, feeder_id, longitude, latitude,
    connectors, free, taken, out_of_order, unknown, offline, faulted, rated_power_w, freshness_s
FROM
(
    SELECT
        operator_id, station_id,
        count() AS connectors,
        countIf(availability = 'free') AS free,
        countIf(availability = 'taken') AS taken,
        countIf(availability = 'out-of-order') AS out_of_order,
        countIf(availability = 'unknown') AS unknown,
        countIf(connectivity = 'offline') AS offline,
        countIf(operability = 'faulted') AS faulted,
        sum(rated_power_w) AS rated_power_w,
        min(freshness_s) AS freshness_s
    FROM api_decision.connector_now
    GROUP BY operator_id, station_id
) AS connector
LEFT JOIN $station_today AS station USING (operator_id, station_id)
