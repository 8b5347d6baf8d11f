SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour,
    operator_id, station_id, connector_id, district_code,
    slot.2 - slot.1 AS hour_ms,
    known[nth] AS known_ms,
    bay_known[nth] AS bay_known_ms,
    charging[nth] AS charging_ms,
    waiting[nth] AS waiting_ms,
    overstay[nth] AS overstay_ms,
    ice_blocked[nth] AS ice_blocked_ms,
    ev_idle[nth] AS ev_idle_ms,
    vehicle_unknown[nth] AS vehicle_unknown_ms,
    overstays[nth] AS overstays_begun,
    ice_blockings[nth] AS ice_blockings_begun,
    stays[nth] AS stays_begun
FROM
(
    SELECT operator_id, station_id, connector_id, district_code
    FROM derived.register
    WHERE day = %(day)s AND in_operation
) AS register
LEFT JOIN used USING (operator_id, station_id, connector_id)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
