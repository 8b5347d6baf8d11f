SELECT
    feeder_id, event_time AS ends,
    known.1 AS load_w,
    known.2 AS base_load_w,
    known.3 AS net_w,
    known.4 AS limit_w,
    known.5 AS headroom_w,
    known.6 AS charging_limit_w,
    known.7 AS charging_headroom_w,
    known.8 AS stations,
    known.9 AS stations_missing,
    known.10 AS known_s,
    known.11 AS unknown_s
FROM
(
    SELECT
        feeder_id, event_time,
        argMax(
            (
                load_w, base_load_w, net_w, limit_w, headroom_w, charging_limit_w,
                charging_headroom_w, stations, stations_missing, known_s, unknown_s
            ),
            _version
        ) AS known
    FROM landing.feeder_load
    WHERE interval_s = 900
    GROUP BY feeder_id, event_time
)
