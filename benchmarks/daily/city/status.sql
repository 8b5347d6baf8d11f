-- A status every 90 minutes: of eight, one says charging and the next plugged, the others free.
SELECT
    'made' AS source,
    concat('o', toString(intDiv(nth, 24000))) AS operator_id,
    concat('s', toString(intDiv(nth, 12))) AS station_id,
    concat('e', toString(intDiv(nth, 2))) AS equipment_id,
    concat('c', toString(nth)) AS connector_id,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 5400000 + nth * 7919 %% 5400000), 'UTC'
    ) AS event_time,
    'online' AS connectivity,
    'ok' AS operability,
    multiIf((row + nth) %% 8 = 2, 'charging', (row + nth) %% 8 = 3, 'plugged', 'free') AS occupancy,
    'charger' AS _topic,
    row * 1000000 + nth AS _version
FROM
(
    SELECT number %% %(senders)s AS nth, %(first)s + intDiv(number, %(senders)s) AS row
    FROM numbers(%(senders)s * %(rows)s)
)
