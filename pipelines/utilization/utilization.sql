SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(bounds.1, 1000), 'UTC') AS hour,
    operator_id, station_id, connector_id,
    register.district_code AS district_code,
    if(register.use_class = '', 'unknown', register.use_class) AS use_class,
    occupied.registered AS registered,
    register.rated_power_w AS rated_power_w,
    bounds.2 - bounds.1 AS hour_ms,
    if(register.in_operation, hour_ms, 0) AS operating_ms,
    charging[nth] AS charging_ms,
    discharging[nth] AS discharging_ms,
    plugged[nth] AS plugged_ms,
    unknown[nth] AS unknown_ms,
    metering.metered_ms[nth] AS metered_ms,
    metering.export_metered_ms[nth] AS export_metered_ms,
    metering.import_wh[nth] AS import_wh,
    metering.export_wh[nth] AS export_wh,
    metering.resets[nth] AS meter_resets,
    countEqual(orders.began, nth) AS sessions_started,
    countEqual(orders.ended, nth) AS sessions_ended,
    arraySum((at, wh) -> (at = nth) * greatest(wh, 0), orders.ended, orders.energies)
        AS order_import_wh,
    arraySum((at, wh) -> (at = nth) * greatest(-wh, 0), orders.ended, orders.energies)
        AS order_export_wh
FROM occupied
LEFT JOIN
(
    SELECT
        operator_id, station_id, connector_id,
        district_code, use_class, rated_power_w, in_operation
    FROM derived.register
    WHERE day = %(day)s
) AS register USING (operator_id, station_id, connector_id)
LEFT JOIN
(
    SELECT
        operator_id, station_id, connector_id,
        import_wh, export_wh, metered_ms, export_metered_ms, resets
    FROM derived.metering
    WHERE day = %(day)s
) AS metering USING (operator_id, station_id, connector_id)
LEFT JOIN orders USING (operator_id, station_id, connector_id)
ARRAY JOIN %(slots)s AS bounds, arrayEnumerate(%(slots)s) AS nth
