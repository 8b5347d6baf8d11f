INSERT INTO reference.road_segment
    (valid_from, valid_to, operator_id, segment_id, road_class, longitude, latitude)
SELECT
    '2020-01-01', '2100-01-01',
    'R', concat('R', toString(number)), 'primary',
    106 + number %% 71 * 0.0145, 29 + intDiv(number, 71) * 0.011
FROM numbers(intDiv(%(connectors)s, 48))
