INSERT INTO reference.lot
    (valid_from, valid_to, operator_id, lot_id, name, bays, longitude, latitude)
SELECT
    '2020-01-01', '2100-01-01',
    'P', concat('L', toString(number)), concat('Lot ', toString(number)), 200,
    106 + number %% 55 * 0.0187, 29 + intDiv(number, 55) * 0.0143
FROM numbers(intDiv(%(connectors)s, 80))
