SELECT toDate(%(day)s) AS day, operator_id, event_type, issue, found, looked_at
FROM
(
    SELECT * FROM marks
    UNION ALL SELECT * FROM letters
    UNION ALL SELECT * FROM orders
    UNION ALL SELECT * FROM powers
    UNION ALL SELECT * FROM hours
    UNION ALL SELECT * FROM silence
)
