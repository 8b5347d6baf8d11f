-- What comes quickest tells of the clock, not of the way.
SELECT
    operator_id, event_type, 'clock-behind' AS issue,
    toInt64(quantileExact(0.01)(lag) > %(behind)s) AS found, toInt64(1) AS looked_at
FROM said
GROUP BY operator_id, event_type
