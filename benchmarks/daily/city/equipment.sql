SELECT
    toDate('2026-01-01') AS valid_from,
    toDate('2100-01-01') AS valid_to,
    concat('o', toString(intDiv(number * 2, 24000))) AS operator_id,
    concat('s', toString(intDiv(number, 6))) AS station_id,
    concat('e', toString(number)) AS equipment_id,
    'operating' AS operating_state
FROM numbers(%(count)s)
