SELECT
    operator_id, 'charger.meter' AS event_type, 'power-above-rated' AS issue,
    toInt64(countIf(abs(power_w) * 100 > rated_w * %(tolerance)s)) AS found,
    toInt64(count()) AS looked_at
FROM
(
    SELECT operator_id, station_id, connector_id, toInt64(assumeNotNull(power_w)) AS power_w
    FROM landing.charger_meter FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND charger_meter.power_w IS NOT NULL
) AS powers
INNER JOIN rated USING (operator_id, station_id, connector_id)
GROUP BY operator_id
