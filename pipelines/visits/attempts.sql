-- What was said last of each attempt. It ended when it was told first, if nobody knows better.
SELECT
    operator_id, station_id, connector_id, plug_in_time, attempt,
    toUnixTimestamp64Milli(known.1) AS begun_at,
    toUnixTimestamp64Milli(ifNull(known.2, told_at)) AS ended_at,
    known.3 AS outcome,
    known.4 AS driver,
    -- Who comes again is the driver, or whoever is at that connector.
    if(driver = '', concat('connector ', connector_id), concat('driver ', driver)) AS who
FROM
(
    SELECT
        operator_id, station_id, connector_id, plug_in_time, attempt,
        min(event_time) AS told_at,
        argMax(
            (begun, charge_end, outcome, if(user = '', vehicle, user)), (event_time, _version)
        ) AS known
    FROM landing.charging_attempt
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
    GROUP BY operator_id, station_id, connector_id, plug_in_time, attempt
)
