WITH
recent AS
(
    SELECT
        topic, topic_id, partition, first, last, rows,
        max(last) OVER
        (
            PARTITION BY topic_id, partition ORDER BY first, last DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached,
        row_number() OVER (PARTITION BY topic_id, partition ORDER BY first, last DESC) AS nth
    FROM ledger.batches FINAL
    WHERE landed_at >= now() - INTERVAL %(days)s DAY
),
spans AS
(
    SELECT
        topic, partition, bitShiftLeft(toUInt64(lives.epoch), 48) AS life,
        life + min(first) AS first_version, life + max(last) AS last_version,
        -- A range within one that was landed before counts its rows a second time.
        sumIf(rows[%(type)s], nth = 1 OR last > reached) AS counted
    FROM recent
    LEFT JOIN (SELECT topic_id, epoch FROM ledger.topics FINAL) AS lives USING (topic_id)
    GROUP BY topic, partition, lives.epoch
)
SELECT
    (SELECT sum(counted) FROM spans) AS ledger,
    (
        SELECT uniqExact(_topic, _partition, _version)
        FROM landing.{table}
        INNER JOIN spans ON _topic = topic AND _partition = partition
        WHERE _version BETWEEN first_version AND last_version
          AND _landed_at >= now() - INTERVAL %(days)s + 1 DAY
    ) AS held
