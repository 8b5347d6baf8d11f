-- A status every 90 minutes: of eight, one says charging and the next plugged, the others free.
SELECT
    'made' AS source,
    operator_id, station_id, equipment_id, connector_id,
    cityHash64(operator_id, connector_id) %% 1000000 AS nth,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 5400000 + nth * 7919 %% 5400000), 'UTC'
    ) AS event_time,
    'online' AS connectivity,
    'ok' AS operability,
    multiIf((row + nth) %% 8 = 2, 'charging', (row + nth) %% 8 = 3, 'plugged', 'free') AS occupancy,
    'charger' AS _topic,
    toUInt64(row) AS _version
FROM reference.connector
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
