-- What operators said on the day, each event once, with how long it took to land.
SELECT
    operator_id, event_type, quality,
    toUnixTimestamp64Milli(_landed_at) - toUnixTimestamp64Milli(event_time) AS lag
FROM
(
    SELECT 'charger.status' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.charger_status FINAL

    UNION ALL

    SELECT 'charger.meter' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.charger_meter FINAL

    UNION ALL

    SELECT 'charger.session' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.charger_session FINAL

    UNION ALL

    SELECT 'charger.alarm' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.charger_alarm FINAL

    UNION ALL

    SELECT 'parking.bay' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.parking_bay FINAL

    UNION ALL

    SELECT 'parking.lot' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.parking_lot FINAL

    UNION ALL

    SELECT 'traffic.segment' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.traffic_segment FINAL

    UNION ALL

    SELECT 'grid.feeder' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.grid_feeder FINAL

    UNION ALL

    SELECT 'vehicle.telemetry' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.vehicle_telemetry FINAL

    UNION ALL

    SELECT 'weather.hour' AS event_type, operator_id, quality, event_time, _landed_at
    FROM landing.weather_hour FINAL
)
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
