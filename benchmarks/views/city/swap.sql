INSERT INTO landing.swap_station
    (
        event_time, source, operator_id, station_id, state, ready,
        _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 300) AS said, 'made', operator_id, station_id, 'open', 5,
    'charger', 0, 1000 - row, said
FROM reference.station
ARRAY JOIN range(36) AS row
WHERE station_kind = 'swap'
