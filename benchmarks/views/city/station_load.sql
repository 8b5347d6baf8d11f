INSERT INTO landing.station_load
    (
        event_time, source, operator_id, station_id, feeder_id, interval_s, net_w, charging_w,
        known_s, _topic, _partition, _version, _landed_at
    )
SELECT
    toDateTime64(toStartOfInterval(now(), INTERVAL 15 MINUTE), 3, 'UTC')
        - toIntervalSecond(row * 900) AS ends,
    'made', operator_id, station_id, feeder_id, 900, 50000, 50000, 900,
    'grid', 0, 1000 - row, ends
FROM reference.station
ARRAY JOIN range(96) AS row
WHERE open_to_public
