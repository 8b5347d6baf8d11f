SELECT
    operator_id, event_type, mark.1 AS issue,
    toInt64(countIf(mark.2)) AS found, toInt64(count()) AS looked_at
FROM said
ARRAY JOIN [
    ('code-unknown', quality = 'code-unknown'),
    ('time-doubtful', quality = 'time-doubtful'),
    ('energy-doubtful', quality = 'energy-doubtful'),
    ('value-doubtful', quality = 'value-doubtful'),
    ('value-repeated', quality = 'value-repeated'),
    ('clock-ahead', lag < -%(ahead)s),
    ('late', lag > %(late)s)
] AS mark
GROUP BY operator_id, event_type, issue
