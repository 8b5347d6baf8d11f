-- As load_15min_station, for all stations; what is unknown of them is missing in the sums.
SELECT
    ends,
    count() AS stations,
    sum(known.1) AS net_w,
    sum(known.2) AS charging_w,
    sum(known.3) AS discharging_w,
    sum(known.4) AS swap_w,
    sum(known.5) AS storage_w,
    sum(known.6) AS pv_w,
    sum(known.7) AS known_s,
    sum(known.8) AS unknown_s
FROM
(
    SELECT
        operator_id, station_id,
        event_time + toIntervalSecond(900 * later) AS ends,
        argMax(
            (
                net_w, charging_w, discharging_w, swap_w, storage_w, pv_w,
                known_s + plant_known_s, unknown_s + plant_unknown_s
            ),
            $moment
        ) AS known
    FROM landing.station_load
    ARRAY JOIN range($quarters_repeated - intDiv(toUnixTimestamp(event_time), 900) % $quarters_repeated)
        AS later
    WHERE interval_s = 900
      AND event_time > {since:DateTime('UTC')} - toIntervalSecond(900 * $quarters_repeated)
      AND event_time <= {until:DateTime('UTC')}
    GROUP BY operator_id, station_id, ends
)
WHERE ends > {since:DateTime('UTC')} AND ends <= {until:DateTime('UTC')} AND ends <= now64(3)
GROUP BY ends
ORDER BY ends
