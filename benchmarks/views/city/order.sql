INSERT INTO landing.charger_session
    (
        event_time, source, operator_id, session_id, station_id, connector_id, energy_wh,
        energy_fee_fen, service_fee_fen, _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(day * 86400 + nth * 7919 %% 80000) AS settled,
    'made',
    concat('O', toString(intDiv(nth, 12) %% 10)),
    concat('X', toString(nth), '-', toString(day)),
    concat('S', toString(intDiv(nth, 12))),
    concat('C', toString(nth)),
    20000, 1200 + nth %% 500, 600,
    'charger', 0, (100 - day) * 1000000 + nth, settled
FROM
(
    SELECT
        number %% intDiv(%(connectors)s, 3) * 3 AS nth,
        intDiv(number, intDiv(%(connectors)s, 3)) AS day
    FROM numbers(intDiv(%(connectors)s, 3) * 14)
)
