SELECT
    level, code,
    uniqExact(on_day) AS days,
    toUInt32(count()) AS quarters,
    toUInt32(count(load_w)) AS known_quarters,
    max(load_w) AS peak_w,
    quantileExactOrNull(0.95)(load_w) AS p95_w,
    maxIf(load_w / allowed_w, allowed_w > 0) AS load_rate,
    countIf(load_w * 100 > allowed_w * %(full)s) AS full_quarters,
    toUInt32(count(allowed_w)) AS rate_known_quarters,
    maxIf(charging_w, metered_ms > 0) AS charging_peak_w,
    sum(metered_ms) AS metered,
    sum(operating_ms) AS operating,
    arraySort(groupArrayIf((toUnixTimestamp(quarter), load_w), load_w IS NOT NULL)) AS series,
    arrayMax(arrayMap(
        (now, before) -> if(now.1 - before.1 = 900, now.2 - before.2, NULL),
        arrayPopFront(series), arrayPopBack(series)
    )) AS ramp_w
FROM sums
GROUP BY level, code
