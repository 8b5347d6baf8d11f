INSERT INTO landing.charger_status
    (
        event_time, source, operator_id, station_id, equipment_id, connectivity,
        _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 300 + nth * 7919 %% 300) AS said,
    'made',
    concat('O', toString(intDiv(nth, 6) %% 10)),
    concat('S', toString(intDiv(nth, 6))),
    concat('E', toString(nth)),
    'online',
    'charger', 1, (1000 - row) * 1000000 + nth, said
FROM
(
    SELECT number %% intDiv(%(connectors)s, 2) AS nth, intDiv(number, intDiv(%(connectors)s, 2)) AS row
    FROM numbers(intDiv(%(connectors)s, 2) * 576)
)
WHERE intDiv(nth, 6) %% 5 = 0
