-- What was said last holds until the next word, or until the silence of its contract.
SELECT
    *,
    at AS began,
    leadInFrame(at, 1, %(never)s) OVER later AS next_at,
    least(next_at, at + %(silence)s) AS ended
FROM said
WINDOW later AS
(
    PARTITION BY key ORDER BY at
    ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
)
