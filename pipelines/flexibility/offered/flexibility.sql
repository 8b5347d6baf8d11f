SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(began, 1000), 'UTC') AS quarter,
    slot, feeder_id, district_code,
    stations, heard AS stations_heard,
    known AS known_s, unknown AS unknown_s, net AS net_w,
    ifNull(net IS NOT NULL
        AND heard * 100 >= stations * %(least_known)s
        AND known * 100 >= (known + unknown) * %(least_known)s, false) AS is_known,
    instructed,
    if(days < %(least_days)s, NULL, baseline) AS baseline_w,
    days AS baseline_days,
    session[nth] AS session_w_ms,
    shiftable[nth] AS shiftable_w_ms,
    shift_unknown[nth] AS shift_unknown_w_ms,
    v2g[nth] AS v2g_w_ms,
    v2g_unknown[nth] AS v2g_unknown_w_ms,
    %(version)s AS rules
FROM
(
    SELECT feeder_id, district_code, stations, quarter.1 AS began, nth, nth - 1 AS slot
    FROM feeders
    ARRAY JOIN %(slots)s AS quarter, arrayEnumerate(%(slots)s) AS nth
) AS each
LEFT JOIN loads USING (feeder_id, began)
LEFT JOIN shifts USING (feeder_id)
LEFT JOIN feedback USING (feeder_id)
LEFT JOIN instructed USING (feeder_id)
LEFT JOIN earlier USING (feeder_id, slot)
