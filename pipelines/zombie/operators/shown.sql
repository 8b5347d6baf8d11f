-- What each connector showed on the day. An operator that has never sent a status is heard of by
-- its orders.
SELECT
    operator_id,
    stage = 'confirmed' AS is_zombie,
    decision != 'exempt' AS counts,
    rate,
    charges,
    charges + failures + unfed AS orders,
    online_ms + offline_ms + broken_ms + free_ms + plugged_ms + charging_ms + metered_ms + orders
        > 0 AS is_heard,
    sum(orders) OVER (PARTITION BY operator_id) AS operator_orders,
    multiIf(speaks, online_ms, operator_orders > 0, day_ms, 0) AS listened_ms,
    greatest(0, toInt64(listened_ms) - broken_ms - plugged_ms - charging_ms) AS open_ms
FROM
(
    SELECT operator_id, station_id, connector_id, stage, decision, rate, speaks
    FROM derived.zombie
    WHERE day = %(day)s
) AS verdict
INNER JOIN
(
    SELECT * FROM derived.zombie_evidence WHERE day = %(day)s
) AS evidence USING (operator_id, station_id, connector_id)
