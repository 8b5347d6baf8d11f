-- Power into the battery of each vehicle that had an order, in whole W, while it charged.
SELECT
    vehicle,
    arraySort(groupArray((
        toUnixTimestamp64Milli(event_time),
        toInt64(round(assumeNotNull(voltage_v) * assumeNotNull(current_a)))
    ))) AS battery
FROM landing.vehicle_telemetry FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
  AND charge_state = 'parked-charging'
  AND voltage_v IS NOT NULL AND current_a IS NOT NULL
  AND vehicle IN (SELECT vehicle FROM orders WHERE vehicle != '')
GROUP BY vehicle
