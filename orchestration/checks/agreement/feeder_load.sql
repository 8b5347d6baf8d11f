WITH
said AS
(
    SELECT
        (operator_id, feeder_id) AS key, supply, load_w,
        toUnixTimestamp64Milli(event_time) AS at,
        ifNull(limit_w, capacity_w) - load_w AS headroom_w
    FROM landing.grid_feeder AS event FINAL
    LEFT JOIN
    (
        SELECT * FROM reference.feeder FINAL
        WHERE valid_from <= %(day)s AND %(day)s < valid_to
        ORDER BY valid_from DESC
        LIMIT 1 BY feeder_id
    ) AS feeder USING (feeder_id)
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
),
{lasting}
SELECT
    (
        SELECT [
            sum(load_known_ms), sum(load_w_ms), sum(headroom_w_ms), sum(outage_ms)
        ]::Array(Int64)
        FROM derived.feeder_load
        WHERE day = %(day)s
    ) AS derived,
    (
        SELECT [
            sumIf(lasts, lasts > 0 AND load_w IS NOT NULL),
            sumIf(lasts * load_w, lasts > 0),
            sumIf(lasts * headroom_w, lasts > 0),
            sumIf(lasts, lasts > 0 AND supply = 'off')
        ]::Array(Nullable(Int64))
        FROM lasting
    ) AS landed
