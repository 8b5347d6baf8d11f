-- Two visits a connector in each of three days: one of eight takes a second attempt, one of ten is of
-- nobody known. An attempt is told when it has ended, and when its order has come.
SELECT
    'made' AS source,
    operator_id, station_id, connector_id,
    toUnixTimestamp64Milli(plug_in_time) + (attempt - 1) * 120000 AS began_at,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + (row - 4) * 43200000 + nth * 7919 %% 36000000), 'UTC'
    ) AS plug_in_time,
    attempt, told.1 AS step,
    fromUnixTimestamp64Milli(began_at, 'UTC') AS begun,
    begun AS charge_start,
    begun + toIntervalSecond(if(attempt = attempts, 5400, 60)) AS charge_end,
    charge_end + toIntervalSecond(told.2) AS event_time,
    if(attempt = attempts, 'charged', 'failed-start') AS outcome,
    if(nth %% 10 = 0, '', concat('k1:', lower(hex(MD5(toString(nth + row)))))) AS user,
    'sessions' AS _topic,
    toUInt64(row) AS _version
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        cityHash64(operator_id, connector_id) %% 1000000 AS nth,
        if(nth %% 8 = 0, 2, 1) AS attempts
    FROM reference.connector
)
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
ARRAY JOIN range(1, attempts + 1) AS attempt
ARRAY JOIN [('ended', 0), ('settled', 60)] AS told
