-- Only orders whose connector has a rated power are looked at for it.
SELECT
    operator_id, 'charger.session' AS event_type, mark.1 AS issue,
    toInt64(countIf(mark.2 = 1)) AS found, toInt64(count(mark.2)) AS looked_at
FROM
(
    SELECT
        operator_id, energy_wh, ends_at - starts_at AS lasted, rated_w,
        nth_alike > 1 AS repeated,
        starts_at < ended_before AS overlaps
    FROM
    (
        SELECT
            *,
            row_number() OVER (
                PARTITION BY operator_id, connector_id, starts_at, ends_at, energy_wh
                ORDER BY session_id
            ) AS nth_alike,
            max(ends_at) OVER (
                PARTITION BY operator_id, station_id, connector_id ORDER BY starts_at, session_id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS ended_before
        FROM
        (
            SELECT
                operator_id, station_id, connector_id, session_id, energy_wh,
                toUnixTimestamp64Milli(charge_start) AS starts_at,
                toUnixTimestamp64Milli(charge_end) AS ends_at
            FROM orders_ended
        )
    ) AS orders
    LEFT JOIN rated USING (operator_id, station_id, connector_id)
)
ARRAY JOIN [
    ('order-repeated', toNullable(repeated)),
    ('order-overlaps', toNullable(overlaps)),
    ('order-backwards', toNullable(lasted < 0)),
    (
        'order-above-rated',
        if(
            rated_w > 0 AND lasted >= 0,
            abs(energy_wh) * 3600000 * 100 > rated_w * lasted * %(tolerance)s, NULL
        )
    )
] AS mark
GROUP BY operator_id, issue
