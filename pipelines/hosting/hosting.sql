SELECT
    toDate(%(day)s) AS day,
    tightest.level AS level,
    tightest.code AS code,
    feeders, feeders_unknown, feeders_over,
    days, quarters, known_quarters, rate_known_quarters,
    peak_w, p95_w, ramp_w, load_rate,
    if(feeders = feeders_unknown, NULL, tightest.headroom_w) AS headroom_w,
    if(feeders = feeders_unknown, NULL, tightest.missing_w) AS missing_w,
    if(feeders = feeders_unknown, NULL, tightest.super_connectors) AS super_connectors,
    if(metered = 0, NULL, charging_peak_w) AS charging_peak_w,
    metered AS metered_ms,
    operating AS operating_ms,
    rated_w, rated_unknown,
    multiIf(
        full_quarters > 0, 'full',
        days < %(least_days)s OR rate_known_quarters * 100 < quarters * %(least_known)s, 'unknown',
        load_rate * 100 > %(heavy)s, 'heavy',
        'open'
    ) AS grade,
    %(version)s AS grading
FROM tightest
LEFT JOIN judged ON judged.level = tightest.level AND judged.code = tightest.code
LEFT JOIN rated ON rated.level = tightest.level AND rated.code = tightest.code
