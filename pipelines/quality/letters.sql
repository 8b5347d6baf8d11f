-- A letter is of the day that it was written on; how many events it stands among is told by type.
SELECT
    operator_id, event_type, concat('refused-', reason) AS issue, refused AS found,
    sum(refused) OVER (PARTITION BY operator_id, event_type) + ifNull(taken, 0) AS looked_at
FROM
(
    SELECT operator_id, contract AS event_type, reason, toInt64(count()) AS refused
    FROM landing.dead_letter FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
    GROUP BY operator_id, event_type, reason
) AS letters
LEFT JOIN
(
    SELECT operator_id, event_type, toInt64(count()) AS taken
    FROM said
    -- Of few operators letters were written: only their events are read once more.
    WHERE operator_id IN
    (
        SELECT operator_id FROM landing.dead_letter
        WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
          AND event_time < fromUnixTimestamp64Milli(%(ends)s)
    )
    GROUP BY operator_id, event_type
) AS events USING (operator_id, event_type)
