WITH
said AS
(
    SELECT
        (operator_id, segment_id) AS key, speed_kmh, interval_s, congestion,
        toUnixTimestamp64Milli(event_time) AS at
    FROM landing.traffic_segment FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
),
lasting AS
(
    SELECT
        speed_kmh, congestion,
        if(
            said.at - earlier.at <= %(silence)s,
            earlier.at, greatest(earlier.at, said.at - 1000 * ifNull(interval_s, 0))
        ) AS from_at,
        least(said.at, %(ends)s) - greatest(from_at, %(starts)s) AS lasts
    FROM said
    LEFT ASOF JOIN (SELECT key, at FROM said) AS earlier
        ON said.key = earlier.key AND said.at > earlier.at
)
SELECT
    (
        SELECT [sum(known_ms), sum(speed_dkmh_ms), sum(source_known_ms)]::Array(Int64)
        FROM derived.traffic
        WHERE day = %(day)s
    ) AS derived,
    (
        SELECT [
            sumIf(lasts, lasts > 0 AND speed_kmh IS NOT NULL),
            sumIf(lasts * toInt64(round(ifNull(speed_kmh, 0) * 10)), lasts > 0),
            sumIf(lasts, lasts > 0 AND congestion != 'unknown')
        ]::Array(Nullable(Int64))
        FROM lasting
    ) AS landed
