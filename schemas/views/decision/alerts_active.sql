SELECT * EXCEPT resolved_at, dateDiff('second', last_seen, now64(3)) AS freshness_s
FROM api_decision.alerts_history
WHERE state != 'resolved'
