-- A bay speaks every quarter of an hour, and is taken by another vehicle every two hours.
SELECT
    'made' AS source,
    operator_id, lot_id, bay_id, station_id,
    if(station_id = '', '', operator_id) AS station_operator_id,
    cityHash64(operator_id, bay_id) %% 1000000 AS nth,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 900000 + nth * 7919 %% 900000), 'UTC'
    ) AS event_time,
    if((row + nth) %% 8 < 3, 'free', 'occupied') AS occupancy,
    multiIf(occupancy = 'free', 'unknown', nth %% 5 = 0, 'fuel', 'electric') AS energy_class,
    'parking' AS _topic,
    toUInt64(row) AS _version
FROM reference.bay
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
