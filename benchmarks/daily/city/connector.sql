SELECT
    toDate('2026-01-01') AS valid_from,
    toDate('2100-01-01') AS valid_to,
    concat('o', toString(intDiv(number, 24000))) AS operator_id,
    concat('s', toString(intDiv(number, 12))) AS station_id,
    concat('e', toString(intDiv(number, 2))) AS equipment_id,
    concat('c', toString(number)) AS connector_id,
    'dc' AS charge_kind,
    toInt32(60000) AS rated_power_w,
    'operating' AS operating_state
FROM numbers(%(count)s)
