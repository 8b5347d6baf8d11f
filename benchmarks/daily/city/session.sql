-- The orders of the two times that a connector charges, settled a minute after their end.
SELECT
    'made' AS source,
    concat('o', toString(intDiv(nth, 24000))) AS operator_id,
    concat('s', toString(intDiv(nth, 12))) AS station_id,
    concat('e', toString(intDiv(nth, 2))) AS equipment_id,
    concat('c', toString(nth)) AS connector_id,
    concat('x', toString(nth), '-', toString(row)) AS session_id,
    fromUnixTimestamp64Milli(
        toInt64(
            %(starts)s + ((10 - nth %% 8) %% 8 + row * 8) * 5400000 + nth * 7919 %% 5400000
        ), 'UTC'
    ) AS charge_start,
    charge_start + toIntervalMinute(90) AS charge_end,
    charge_end + toIntervalMinute(1) AS event_time,
    toInt64(783) AS energy_wh,
    'user' AS stop_reason,
    'charger' AS _topic,
    row * 1000000 + nth AS _version
FROM
(
    SELECT number %% %(senders)s AS nth, %(first)s + intDiv(number, %(senders)s) AS row
    FROM numbers(%(senders)s * %(rows)s)
)
