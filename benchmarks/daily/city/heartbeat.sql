-- A heartbeat every 15 minutes, of one equipment of ten.
SELECT
    'made' AS source,
    concat('o', toString(intDiv(nth * 20, 24000))) AS operator_id,
    concat('s', toString(intDiv(nth * 20, 12))) AS station_id,
    concat('e', toString(nth * 10)) AS equipment_id,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 900000 + nth * 7919 %% 900000), 'UTC'
    ) AS event_time,
    'online' AS connectivity,
    'charger' AS _topic,
    row * 1000000 + nth AS _version
FROM
(
    SELECT number %% %(senders)s AS nth, %(first)s + intDiv(number, %(senders)s) AS row
    FROM numbers(%(senders)s * %(rows)s)
)
