-- Means of each feeder and quarter hour. What it may carry is its load and its headroom together.
SELECT
    feeder_id, quarter, day,
    if(load_known_ms = 0, NULL, intDiv(load_w_ms, load_known_ms)) AS load,
    if(headroom_known_ms = 0, NULL, intDiv(headroom_w_ms, headroom_known_ms)) AS headroom,
    intDiv(charging_wh * 3600000, quarter_ms) AS charging,
    charging_metered_ms AS metered,
    charging_operating_ms AS operating
FROM derived.feeder_load
WHERE day >= %(first_day)s AND day <= %(day)s
