SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    district_code, use_class, charge_kind, in_operation,
    %(ends)s - %(starts)s AS day_ms,
    online AS online_ms,
    offline AS offline_ms,
    broken AS broken_ms,
    free AS free_ms,
    plugged AS plugged_ms,
    charging AS charging_ms,
    energy AS energy_wh,
    metered AS metered_ms,
    charges, failures, unfed,
    bay_known AS bay_known_ms,
    bay_taken AS bay_taken_ms
FROM
(
    SELECT * FROM derived.register WHERE day = %(day)s
) AS register
LEFT JOIN states USING (operator_id, station_id, connector_id)
LEFT JOIN meters USING (operator_id, station_id, connector_id)
LEFT JOIN orders USING (operator_id, station_id, connector_id)
LEFT JOIN bays USING (operator_id, station_id, connector_id)
