-- What the bay of each connector was used for in these visits.
SELECT
    'made' AS source,
    operator_id, station_id, connector_id,
    cityHash64(operator_id, connector_id) %% 1000000 AS nth,
    toInt64(%(starts)s + (row - 4) * 43200000 + nth * 7919 %% 36000000) AS plugged_at,
    if(bay_id = '', 'unplugged', 'free') AS empty,
    each.1 AS use, each.2 AS previous_use,
    fromUnixTimestamp64Milli(plugged_at + each.3, 'UTC') AS since,
    fromUnixTimestamp64Milli(plugged_at + each.4, 'UTC') AS previous_since,
    since + toIntervalSecond(15) AS event_time,
    'stations' AS _topic,
    toUInt64(row) AS _version
FROM reference.connector
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
ARRAY JOIN [
    ('charging', empty, 0, -36000000),
    ('full-not-moved', 'charging', 5400000, 0),
    (empty, 'full-not-moved', 7200000, 5400000)
] AS each
