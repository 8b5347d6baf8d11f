-- Every ten minutes, of four operators of five. One of five charges, one of fifty is out of order.
INSERT INTO landing.charger_status
    (
        event_time, source, operator_id, station_id, equipment_id, connector_id, connectivity,
        operability, occupancy, _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 600 + nth * 7919 %% 600) AS said,
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
    SELECT number %% %(connectors)s AS nth, intDiv(number, %(connectors)s) AS row
    FROM numbers(%(connectors)s * 6 * %(hours)s)
)
WHERE intDiv(nth, 12) %% 5 != 0
