INSERT INTO reference.connector
    (
        valid_from, valid_to, operator_id, station_id, equipment_id, connector_id, charge_kind, rated_power_w,
        operating_state
    )
SELECT
    '2020-01-01', '2100-01-01',
    concat('O', toString(intDiv(number, 12) %% 10)),
    concat('S', toString(intDiv(number, 12))),
    concat('E', toString(intDiv(number, 2))),
    concat('C', toString(number)),
    if(number %% 3 = 0, 'ac', 'dc'),
    if(number %% 3 = 0, 7000, 120000),
    'operating'
FROM numbers(%(connectors)s)
