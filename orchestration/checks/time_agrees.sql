WITH
sample AS
(
    SELECT operator_id, station_id
    FROM derived.intervals
    WHERE day = %(day)s
    GROUP BY operator_id, station_id
    ORDER BY cityHash64(operator_id, station_id)
    LIMIT %(sampled)s
),
signs AS
(
    SELECT
        operator_id, station_id, connector_id,
        toUnixTimestamp64Milli(event_time) AS at, occupancy AS said
    FROM landing.charger_status FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND (operator_id, station_id) IN sample AND connector_id != ''

    UNION ALL

    SELECT
        operator_id, station_id, wired.connector_id AS connector_id,
        toUnixTimestamp64Milli(heartbeat.event_time) AS at, '' AS said
    FROM (SELECT * EXCEPT connector_id FROM landing.charger_status FINAL WHERE connector_id = '')
        AS heartbeat
    INNER JOIN
    (
        SELECT DISTINCT operator_id, station_id, equipment_id, connector_id
        FROM derived.intervals
        WHERE day = %(day)s
    ) AS wired USING (operator_id, station_id, equipment_id)
    WHERE heartbeat.event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND heartbeat.event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND (operator_id, station_id) IN sample

    UNION ALL

    SELECT
        operator_id, station_id, connector_id,
        toUnixTimestamp64Milli(event_time) AS at, '' AS said
    FROM landing.charger_meter FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND (operator_id, station_id) IN sample
),
silences AS
(
    SELECT
        *,
        leadInFrame(at, 1, %(never)s) OVER later AS next_at,
        if(next_at - at > %(silence)s, at + %(silence)s, %(never)s) AS silent_from
    FROM signs
    WINDOW later AS
    (
        PARTITION BY operator_id, station_id, connector_id ORDER BY at, said
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
),
statements AS
(
    SELECT
        at, said,
        min(silent_from) OVER onwards AS first_silence,
        min(if(said = '', %(never)s, at)) OVER afterwards AS next_statement,
        least(if(next_statement = 0, %(never)s, next_statement), first_silence, %(ends)s)
            - greatest(at, %(starts)s) AS lasts
    FROM silences
    WINDOW
        onwards AS
        (
            PARTITION BY operator_id, station_id, connector_id ORDER BY at, said
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        ),
        afterwards AS
        (
            PARTITION BY operator_id, station_id, connector_id ORDER BY at, said
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        )
)
SELECT
    (
        SELECT sum(charging_ms + discharging_ms) FROM derived.utilization
        WHERE day = %(day)s AND (operator_id, station_id) IN sample
    ) AS busy,
    (
        SELECT sum(milliseconds) FROM derived.intervals
        WHERE day = %(day)s AND axis = 'occupancy' AND state IN ('free', 'reserved')
          AND (operator_id, station_id) IN sample
    ) AS idle,
    (
        SELECT sum(greatest(lasts, 0)) FROM statements WHERE said IN ('charging', 'discharging')
    ) AS status_busy,
    (
        SELECT sum(greatest(lasts, 0)) FROM statements WHERE said IN ('free', 'reserved')
    ) AS status_idle,
    (
        SELECT sum(greatest(0,
            least(toUnixTimestamp64Milli(charge_end), %(ends)s)
                - greatest(toUnixTimestamp64Milli(charge_start), %(starts)s)
        ))
        FROM landing.charger_session FINAL
        WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
          AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
          AND (operator_id, station_id) IN sample
    ) AS order_time,
    (SELECT count() FROM sample) AS stations
