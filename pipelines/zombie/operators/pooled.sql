-- The operator's day. Charges expected are summed as whole millionths.
SELECT
    operator_id,
    countIf(counts) AS connectors,
    countIf(counts AND is_zombie) AS zombies,
    countIf(counts AND is_heard) AS heard,
    max(is_heard) AS any_heard,
    sum(charges) AS charges,
    sum(toInt64(round(1e6 * rate * open_ms / 86400000))) AS usual
FROM shown
GROUP BY operator_id
