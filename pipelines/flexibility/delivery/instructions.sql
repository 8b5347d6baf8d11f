-- Instructions whose time ended on the day, with what was answered and said of their outcome.
SELECT
    operator_id, feeder_id, instruction_id, station_operator_id, station_id,
    assumeNotNull(toUnixTimestamp64Milli(asked.1)) AS began,
    assumeNotNull(toUnixTimestamp64Milli(asked.2)) AS ended,
    asked.3 AS target_w,
    multiIf(
        has(steps, 'withdrawn'), 'withdrawn',
        has(steps, 'refused'), 'refused',
        has(steps, 'accepted'), 'accepted',
        'unanswered'
    ) AS answer,
    multiIf(has(steps, 'reached'), 'reached', has(steps, 'missed'), 'missed', '') AS said_outcome,
    said_w
FROM
(
    SELECT
        operator_id, feeder_id, instruction_id,
        any(station_operator_id) AS station_operator_id,
        any(station_id) AS station_id,
        argMaxIf((starts, ends, target_w), event_time, step = 'instructed') AS asked,
        groupUniqArray(step) AS steps,
        maxIf(reached_w, step IN ('reached', 'missed')) AS said_w
    FROM landing.grid_dispatch FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
    GROUP BY operator_id, feeder_id, instruction_id
)
WHERE asked.1 IS NOT NULL AND asked.2 IS NOT NULL
  AND began < ended AND ended > %(starts)s AND ended <= %(ends)s
