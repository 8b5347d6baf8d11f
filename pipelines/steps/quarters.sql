-- Stations by quarter of an hour, as far as was landed in time. One that is not said is as the one
-- before, until all of them are said again, which is known when it would have been said; of one that
-- is said several times the last one counts.
-- Rows are chosen by LIMIT BY: argMax of a tuple costs ten times as much.
SELECT
    operator_id, station_id,
    (quarter + later) * 900000 AS ended,
    net_w, charging_w, known_s, unknown_s,
    greatest(landed, ended + if(later > 0, %(closed_after)s, 0)) AS available
FROM
(
    SELECT
        *,
        toUInt32((intDiv(quarter, %(repeated)s) + 1) * %(repeated)s) AS all_again,
        leadInFrame(quarter, 1, all_again) OVER
        (
            PARTITION BY operator_id, station_id ORDER BY quarter
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        ) AS next
    FROM
    (
        SELECT
            operator_id, station_id,
            intDiv(toUnixTimestamp(event_time), 900) AS quarter,
            net_w,
            charging_w + ifNull(discharging_w, 0) AS charging_w,
            known_s + plant_known_s AS known_s,
            unknown_s + plant_unknown_s AS unknown_s,
            toUnixTimestamp64Milli(_landed_at) AS landed
        FROM landing.station_load
        WHERE interval_s = 900
          AND event_time > fromUnixTimestamp64Milli(%(starts)s - 900000 * %(repeated)s)
          AND event_time <= fromUnixTimestamp64Milli(%(ends)s)
          AND toUnixTimestamp64Milli(_landed_at) <= %(as_of)s
        ORDER BY _version DESC
        LIMIT 1 BY operator_id, station_id, quarter
    )
)
ARRAY JOIN range(least(next, all_again) - quarter) AS later
WHERE ended > %(starts)s AND ended <= %(ends)s AND available <= %(as_of)s
