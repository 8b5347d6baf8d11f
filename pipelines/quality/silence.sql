SELECT
    operator_id, 'charger.status' AS event_type, concat(axis, '-unknown') AS issue,
    toInt64(sumIf(milliseconds, state = 'unknown')) AS found,
    toInt64(sum(milliseconds)) AS looked_at
FROM derived.intervals
WHERE day = %(day)s AND registered
GROUP BY operator_id, issue
