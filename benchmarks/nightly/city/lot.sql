-- A lot speaks every five minutes.
SELECT
    'made' AS source,
    operator_id, lot_id,
    cityHash64(operator_id, lot_id) %% 1000000 AS nth,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 300000 + nth * 7919 %% 300000), 'UTC'
    ) AS event_time,
    'open' AS state,
    bays AS capacity,
    intDiv(assumeNotNull(bays) * ((row + nth) %% 100), 100) AS free,
    1 AS entered,
    1 AS left,
    'parking' AS _topic,
    toUInt64(row) AS _version
FROM reference.lot
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
