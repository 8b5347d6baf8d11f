SELECT
    (SELECT sum(import_wh + export_wh) FROM derived.utilization WHERE day = %(day)s) AS derived,
    (
        SELECT
            sum(
                greatest(reading - last_reading, 0)
                    * greatest(0, least(at, %(ends)s) - greatest(from_at, %(starts)s))
                    / greatest(1, at - from_at)
            )
        FROM
        (
            SELECT
                reading, at,
                lagInFrame(reading, 1, reading) OVER before AS last_reading,
                lagInFrame(at, 1, at) OVER before AS last_at,
                if(
                    last_at < %(starts)s AND at >= %(divided_until)s, %(starts)s, last_at
                ) AS from_at
            FROM
            (
                SELECT
                    operator_id, station_id, connector_id,
                    toUnixTimestamp64Milli(event_time) AS at,
                    arrayJoin([('import', import_wh), ('export', export_wh)]) AS register,
                    register.2 AS reading
                FROM landing.charger_meter FINAL
                WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
                  AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
            )
            WHERE reading IS NOT NULL
            WINDOW before AS
            (
                PARTITION BY operator_id, station_id, connector_id, register.1 ORDER BY at
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            )
        )
    ) AS landed
