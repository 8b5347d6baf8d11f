-- Feeders that were instructed for a part of the day, and neither refused nor were let off.
SELECT DISTINCT feeder_id, true AS instructed
FROM
(
    SELECT feeder_id
    FROM landing.grid_dispatch
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
    GROUP BY operator_id, feeder_id, instruction_id
    HAVING countIf(step IN ('refused', 'withdrawn')) = 0
       AND maxIf(ends, step = 'instructed') > fromUnixTimestamp64Milli(%(starts)s)
       AND maxIf(starts, step = 'instructed') < fromUnixTimestamp64Milli(%(ends)s)
)
