SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    district_code, manufacturer, model,
    driver_known,
    fromUnixTimestamp64Milli(came_at, 'UTC') AS begun,
    fromUnixTimestamp64Milli(went_at, 'UTC') AS ended,
    first_outcome, attempts, charged, unknown
FROM
(
    SELECT
        operator_id, station_id,
        -- The one attempt that nobody came before is the first.
        anyIf(connector_id, comes) AS connector_id,
        anyIf(outcome, comes) AS first_outcome,
        any(driver != '') AS driver_known,
        min(begun_at) AS came_at,
        max(ended_at) AS went_at,
        count() AS attempts,
        countIf(outcome = 'charged') AS charged,
        countIf(outcome = 'unknown') AS unknown
    FROM chained
    GROUP BY operator_id, station_id, who, nth_visit
    HAVING came_at >= %(starts)s AND came_at < %(ends)s
) AS visit
LEFT JOIN
(
    SELECT operator_id, station_id, connector_id, equipment_id, district_code
    FROM derived.register
    WHERE day = %(day)s
) AS register USING (operator_id, station_id, connector_id)
LEFT JOIN
(
    SELECT operator_id, equipment_id, manufacturer, model
    FROM $equipment_of_day
) AS equipment USING (operator_id, equipment_id)
