-- What happened to a station, an equipment, a connector. A row of the register begins at midnight of
-- the city; it is an asset's end if no other row of it follows.
SELECT
    operator_id, station_id, equipment_id, connector_id,
    toTimeZone(toDateTime64(happened.1, 3, '$time_zone'), 'UTC') AS happened_at,
    happened.2 AS what,
    happened.3 AS detail
FROM
(
    SELECT
        operator_id, station_id, equipment_id, connector_id,
        arraySort(groupArray((valid_from, valid_to, toString(operating_state)))) AS entries,
        arrayConcat(
            arrayMap(
                (entry, nth) -> (entry.1, if(nth = 1, 'registered', 're-registered'), entry.3),
                entries, arrayEnumerate(entries)
            ),
            arrayMap(
                entry -> (entry.2, 'removed', entry.3),
                arrayFilter(
                    entry -> NOT has(arrayMap(other -> other.1, entries), entry.2), entries
                )
            )
        ) AS events
    FROM
    (
        SELECT
            operator_id, station_id, '' AS equipment_id, '' AS connector_id,
            valid_from, valid_to, operating_state
        FROM reference.station FINAL

        UNION ALL

        SELECT
            operator_id, station_id, equipment_id, '' AS connector_id,
            valid_from, valid_to, operating_state
        FROM reference.equipment FINAL

        UNION ALL

        SELECT
            operator_id, station_id, equipment_id, connector_id,
            valid_from, valid_to, operating_state
        FROM reference.connector FINAL
    )
    GROUP BY operator_id, station_id, equipment_id, connector_id
)
ARRAY JOIN events AS happened
WHERE happened.1 <= $today

UNION ALL

-- Into a fault or maintenance, and out of it.
SELECT
    operator_id, station_id, equipment_id, connector_id,
    change.1 AS happened_at,
    change.2 AS what,
    change.3 AS detail
FROM
(
    SELECT
        operator_id, station_id, equipment_id, connector_id,
        arrayCompact(
            said -> said.2,
            arraySort(groupArray((event_time, toString(operability), toString(error_code))))
        ) AS changes,
        arrayFilter(
            (now, before) -> hasAny([now.2, before], ['faulted', 'maintenance']),
            changes,
            arrayPushFront(arrayPopBack(arrayMap(change -> change.2, changes)), '')
        ) AS events
    FROM landing.charger_status
    WHERE connector_id != '' OR operability != 'unknown'
    GROUP BY operator_id, station_id, equipment_id, connector_id
)
ARRAY JOIN events AS change

UNION ALL

-- What was delivered twice happened once.
SELECT DISTINCT
    operator_id, station_id, equipment_id, connector_id,
    event_time AS happened_at,
    if(raised, 'alarm', 'alarm-gone') AS what,
    toString(alarm) AS detail
FROM landing.charger_alarm

UNION ALL

SELECT DISTINCT
    operator_id, station_id, '' AS equipment_id, connector_id,
    event_time AS happened_at,
    concat('alert-', state) AS what,
    toString(kind) AS detail
FROM landing.alert
WHERE station_id != '' AND state != 'update'

UNION ALL

SELECT DISTINCT
    station_operator_id AS operator_id, station_id, '' AS equipment_id, '' AS connector_id,
    event_time AS happened_at,
    concat('external-alert-', state) AS what,
    toString(kind) AS detail
FROM landing.external_alert
WHERE station_id != '' AND state != 'update'
