-- One of three connectors had a session each day of two weeks, of four steps.
INSERT INTO landing.charging_session
    (
        event_time, source, operator_id, station_id, connector_id, plug_in_time, step,
        charge_start, charge_end, plug_out_time, energy_wh, outcome, attempts,
        _topic, _partition, _version, _landed_at
    )
SELECT
    settled - toIntervalSecond(said.2) AS at,
    'made',
    concat('O', toString(intDiv(nth, 12) %% 10)),
    concat('S', toString(intDiv(nth, 12))),
    concat('C', toString(nth)),
    settled - toIntervalSecond(3600 + nth %% 3600) AS plugged,
    said.1,
    plugged,
    if(said.1 IN ('charge-ended', 'settled'), settled - 10, NULL),
    if(said.1 = 'settled', settled, NULL),
    20000, 'charged', 1,
    'sessions', 0, (100 - day) * 10000000 + nth * 4, at
FROM
(
    SELECT
        number %% intDiv(%(connectors)s, 3) * 3 AS nth,
        intDiv(number, intDiv(%(connectors)s, 3)) AS day,
        now64(3) - toIntervalSecond(day * 86400 + nth * 7919 %% 80000) AS settled
    FROM numbers(intDiv(%(connectors)s, 3) * 14)
)
ARRAY JOIN [('plugged', 3600), ('charging', 3500), ('charge-ended', 10), ('settled', 0)] AS said
