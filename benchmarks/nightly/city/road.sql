-- A detector speaks every five minutes; its segment is congested for three hours of twelve.
SELECT
    'made' AS source,
    operator_id, segment_id,
    cityHash64(operator_id, segment_id) %% 1000000 AS nth,
    fromUnixTimestamp64Milli(
        toInt64(%(starts)s + row * 300000 + nth * 7919 %% 300000), 'UTC'
    ) AS event_time,
    300 AS interval_s,
    toFloat32(assumeNotNull(free_speed_kmh) * if((row + nth) %% 144 < 36, 0.4, 0.9)) AS speed_kmh,
    'unknown' AS congestion,
    'traffic' AS _topic,
    toUInt64(row) AS _version
FROM reference.road_segment
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
