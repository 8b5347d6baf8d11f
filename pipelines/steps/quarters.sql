-- Stations by quarter of an hour, as far as was landed in time. One that is not said is as the one
-- before, until all of them are said again; of one that is said several times the last one counts.
SELECT
    operator_id, station_id, ended,
    known.1 AS net_w,
    known.2 AS charging_w,
    known.3 AS known_s,
    known.4 AS unknown_s,
    greatest(known.5, ended) AS available
FROM
(
    SELECT
        operator_id, station_id,
        toUnixTimestamp64Milli(event_time) + 900000 * later AS ended,
        argMax(
            (
                net_w, charging_w + ifNull(discharging_w, 0), known_s + plant_known_s,
                unknown_s + plant_unknown_s, toUnixTimestamp64Milli(_landed_at)
            ),
            (event_time, _version)
        ) AS known
    FROM landing.station_load
    ARRAY JOIN range(%(repeated)s - intDiv(toUnixTimestamp(event_time), 900) %% %(repeated)s)
        AS later
    WHERE interval_s = 900
      AND event_time > fromUnixTimestamp64Milli(%(starts)s - 900000 * %(repeated)s)
      AND event_time <= fromUnixTimestamp64Milli(%(ends)s)
      AND toUnixTimestamp64Milli(_landed_at) <= %(as_of)s
      AND ended > %(starts)s AND ended <= %(ends)s
    GROUP BY operator_id, station_id, ended
)
