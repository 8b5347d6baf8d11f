-- A grid of 141 stations a row, 700 m apart, in rows 600 m apart.
INSERT INTO reference.station
    (
        valid_from, valid_to, operator_id, station_id, name, district_code, feeder_id, use_class,
        open_to_public, station_kind, operating_state, longitude, latitude
    )
SELECT
    '2020-01-01', '2100-01-01',
    concat('O', toString(number %% 10)),
    concat('S', toString(number)),
    concat('Station ', toString(number)),
    concat('D', toString(number %% 38)),
    concat('F', toString(number %% 500)),
    if(number %% 4 = 0, 'public', 'private'),
    number %% 4 = 0,
    if(number %% 400 = 0, 'swap', 'charging'),
    'operating',
    106 + number %% 141 * 0.0073,
    29 + intDiv(number, 141) * 0.0055
FROM numbers(intDiv(%(connectors)s, 12))
