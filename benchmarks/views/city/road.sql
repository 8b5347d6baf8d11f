INSERT INTO landing.traffic_segment
    (
        event_time, source, operator_id, segment_id, interval_s, speed_kmh, congestion,
        _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 300) AS said, 'made', operator_id, segment_id, 300, 30, 'slow',
    'traffic', 0, 1000 - row, said
FROM reference.road_segment
ARRAY JOIN range(36) AS row
