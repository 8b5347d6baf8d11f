INSERT INTO landing.parking_lot
    (
        event_time, source, operator_id, lot_id, state, capacity, free,
        _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 300) AS said, 'made', operator_id, lot_id, 'open', bays, 70,
    'parking', 0, 1000 - row, said
FROM reference.lot
ARRAY JOIN range(36) AS row
