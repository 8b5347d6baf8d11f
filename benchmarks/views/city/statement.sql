-- Every ten minutes; OCPP states changes only, here one every two hours of a day. One of five
-- charges, one of fifty is out of order.
INSERT INTO landing.charger_status
    (
        event_time, source, operator_id, station_id, equipment_id, connector_id, connectivity,
        operability, occupancy, _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * period_s + nth * 7919 %% period_s) AS said,
    'made',
    concat('O', toString(intDiv(nth, 12) %% 10)),
    concat('S', toString(intDiv(nth, 12))),
    concat('E', toString(intDiv(nth, 2))),
    concat('C', toString(nth)),
    'online',
    if(nth %% 50 = 0, 'faulted', 'ok'),
    if(nth %% 5 = 0, 'charging', 'free'),
    'charger', 0, (1000 - row) * 1000000 + nth, said
FROM
(
    SELECT
        number %% %(connectors)s AS nth,
        intDiv(number, %(connectors)s) AS row,
        intDiv(nth, 12) %% 5 = 0 AS is_ocpp,
        if(is_ocpp, 7200, 600) AS period_s
    FROM numbers(%(connectors)s * greatest(12, 6 * %(hours)s))
)
WHERE row < if(is_ocpp, 12, 6 * %(hours)s)
