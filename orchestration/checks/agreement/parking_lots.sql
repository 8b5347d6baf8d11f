WITH
said AS
(
    SELECT
        (operator_id, lot_id) AS key, free, entered,
        toUnixTimestamp64Milli(event_time) AS at,
        ifNull(capacity, bays) AS bays_in_all
    FROM landing.parking_lot AS event FINAL
    LEFT JOIN
    (
        SELECT * FROM reference.lot FINAL
        WHERE valid_from <= %(day)s AND %(day)s < valid_to
        ORDER BY valid_from DESC
        LIMIT 1 BY operator_id, lot_id
    ) AS lot USING (operator_id, lot_id)
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
),
{lasting}
SELECT
    (
        SELECT [sum(known_ms), sum(known_bay_ms), sum(occupied_bay_ms), sum(entered)]::Array(Int64)
        FROM derived.parking_lots
        WHERE day = %(day)s
    ) AS derived,
    (
        SELECT [
            sumIf(lasts, lasts > 0 AND free <= bays_in_all),
            sumIf(lasts * bays_in_all, lasts > 0 AND free <= bays_in_all),
            sumIf(lasts * (bays_in_all - free), lasts > 0 AND free <= bays_in_all),
            sumIf(entered, at >= %(starts)s)
        ]::Array(Nullable(Int64))
        FROM lasting
    ) AS landed
