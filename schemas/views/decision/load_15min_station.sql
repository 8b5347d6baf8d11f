-- A quarter of an hour that is not said is as the one before, until all of them are said again: the
-- contract's repetition. Of one that is said several times the last one counts.
SELECT
    operator_id, station_id, ends,
    known.1 AS feeder_id,
    known.2 AS net_w,
    known.3 AS charging_w,
    known.4 AS discharging_w,
    known.5 AS swap_w,
    known.6 AS storage_w,
    known.7 AS pv_w,
    known.8 AS known_s,
    known.9 AS unknown_s,
    known.10 AS said_of
FROM
(
    SELECT
        operator_id, station_id,
        event_time + toIntervalSecond(900 * later) AS ends,
        argMax(
            (
                feeder_id, net_w, charging_w, discharging_w, swap_w, storage_w, pv_w,
                known_s + plant_known_s, unknown_s + plant_unknown_s, event_time
            ),
            $moment
        ) AS known
    FROM landing.station_load
    ARRAY JOIN range($quarters_repeated - intDiv(toUnixTimestamp(event_time), 900) % $quarters_repeated)
        AS later
    WHERE interval_s = 900
    GROUP BY operator_id, station_id, ends
)
WHERE ends <= now64(3)
