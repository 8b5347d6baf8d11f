SELECT
    day, level, code, grade, grading, load_rate,
    headroom_w, missing_w, super_connectors,
    feeders, feeders_over, feeders_unknown,
    peak_w, p95_w, ramp_w,
    rated_w, rated_unknown, charging_peak_w,
    charging_peak_w / nullIf(rated_w, 0) AS simultaneity,
    if(operating_ms = 0, NULL, metered_ms / operating_ms) AS charging_coverage,
    days, quarters, quarters - known_quarters AS unknown_quarters,
    if(quarters = 0, NULL, 1 - known_quarters / quarters) AS unknown_share
FROM derived.hosting
