SELECT
    toDate('2026-01-01') AS valid_from,
    toDate('2100-01-01') AS valid_to,
    concat('o', toString(intDiv(number * 12, 24000))) AS operator_id,
    concat('s', toString(number)) AS station_id,
    concat('d', toString(number %% 20)) AS district_code,
    'public' AS use_class,
    'operating' AS operating_state
FROM numbers(%(count)s)
