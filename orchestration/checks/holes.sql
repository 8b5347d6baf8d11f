-- Ranges may overlap after a fault: a hole is where the union of all before does not reach.
SELECT topic, partition, reached + 1 AS from_offset, first - 1 AS to_offset
FROM
(
    SELECT
        topic, partition, toInt64(first) AS first,
        max(toInt64(last)) OVER
        (
            PARTITION BY topic_id, partition ORDER BY first, last
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached,
        row_number() OVER (PARTITION BY topic_id, partition ORDER BY first, last) AS nth
    FROM ledger.batches FINAL
    WHERE topic IN %(topics)s
)
WHERE nth > 1 AND first > reached + 1
ORDER BY topic, partition, from_offset
