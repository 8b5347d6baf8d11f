SELECT
    day, quarter, feeder_id, district_code, net_w, baseline_w, baseline_days, instructed,
    session_w_ms / 900000 AS session_w,
    shiftable_w_ms / 900000 AS shiftable_w,
    shift_unknown_w_ms / 900000 AS shift_unknown_w,
    v2g_w_ms / 900000 AS v2g_w,
    v2g_unknown_w_ms / 900000 AS v2g_unknown_w,
    stations, stations_heard,
    if(known_s + unknown_s = 0, NULL, known_s / (known_s + unknown_s)) AS coverage,
    rules
FROM derived.flexibility
