SELECT
    operator_id, 'charger.meter' AS event_type, mark.1 AS issue,
    toInt64(sum(mark.2)) AS found, toInt64(count()) AS looked_at
FROM
(
    SELECT
        operator_id, meter_resets, ifNull(rated_power_w, 0) AS rated_w,
        (import_wh + export_wh) * 3600000 * 100 > rated_w * hour_ms * %(tolerance)s AS above
    FROM derived.utilization
    WHERE day = %(day)s AND metered_ms > 0
)
ARRAY JOIN [
    ('energy-above-rated', toUInt64(above AND rated_w > 0)),
    ('register-fell', toUInt64(meter_resets))
] AS mark
GROUP BY operator_id, issue
