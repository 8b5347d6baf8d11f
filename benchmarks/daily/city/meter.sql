-- A meter row every 690 seconds, 100 Wh after the one before.
SELECT
    'made' AS source,
    concat('o', toString(intDiv(nth, 24000))) AS operator_id,
    concat('s', toString(intDiv(nth, 12))) AS station_id,
    concat('c', toString(nth)) AS connector_id,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 690000 + nth * 7919 %% 690000), 'UTC'
    ) AS event_time,
    toInt64(nth * 1000 + row * 100) AS import_wh,
    toInt32(522) AS power_w,
    'charger' AS _topic,
    row * 1000000 + nth AS _version
FROM
(
    SELECT number %% %(senders)s * %(every)s AS nth, %(first)s + intDiv(number, %(senders)s) AS row
    FROM numbers(%(senders)s * %(rows)s)
)
