-- What a segment was driven at in the days before, for those whose free speed nobody registered.
SELECT
    operator_id, segment_id,
    quantileExact(%(percentile)s)(toInt64(round(assumeNotNull(speed_kmh) * 10))) AS trailing_speed
FROM landing.traffic_segment FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(trails_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(starts)s)
  AND speed_kmh IS NOT NULL
  AND (operator_id, segment_id) NOT IN
  (
      SELECT operator_id, segment_id FROM registered WHERE registered_speed IS NOT NULL
  )
GROUP BY operator_id, segment_id
HAVING count() >= %(least_readings)s AND trailing_speed > 0
