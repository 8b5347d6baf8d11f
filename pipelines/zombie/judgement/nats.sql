-- What the day says for each kind, in nats.
SELECT
    *,
    multiIf(
        charges > 0, %(used)s,
        NOT speaks, 0,
        online > 0.5, %(against)s,
        online > 0.01 OR operator_online < 0.5 OR neighbours > 0 AND neighbours_online = 0, 0,
        neighbours > 0, %(silent)s,
        use_class = 'private', %(silent_private)s,
        %(silent_alone)s
    ) AS silence,
    online_before IS NULL AND online = 0 AS never_heard,
    dateDiff('day', coalesce(registered_before, toDate(%(day)s)), toDate(%(day)s)) < %(grace_days)s
        AS is_new,
    multiIf(charges > 0, %(used)s, starts > 0, %(against)s, gap) AS disuse,
    multiIf(
        charges > 0, %(used)s,
        starts > 0, %(against)s,
        bay_known_ms < day_ms / 2, gap - 0.5,
        bay_taken_ms >= 0.95 * bay_known_ms AND plugged_ms + charging_ms < 0.05 * day_ms,
            gap + %(blocked)s,
        bay_taken_ms < bay_known_ms / 2, %(against)s,
        0
    ) AS blockage,
    multiIf(
        charges > 0, %(used)s,
        starts = 0 AND plugged_ms >= 0.95 * day_ms, %(frozen)s,
        plugged_ms < 0.5 * online_ms, %(against)s,
        0
    ) AS frost,
    multiIf(
        charges > 0 OR energy_wh >= %(least_wh)s, %(used)s,
        starts = 0 AND charging_ms >= 0.95 * day_ms,
            if(metered_ms >= day_ms / 2, %(stuck)s, %(stuck_unmetered)s),
        charging_ms < 0.5 * online_ms, %(against)s,
        0
    ) AS stuckness,
    unfed * log(%(in_vain)s / unfeeding)
        + charges * log((1 - %(in_vain)s) / (1 - unfeeding)) AS fruitlessness,
    failures * log(%(in_vain)s / failing)
        + charges * log((1 - %(in_vain)s) / (1 - failing)) AS failure,
    [
        if(never_heard, %(used)s, silence),
        if(never_heard, if(is_new, 0, silence), %(used)s),
        disuse,
        blockage,
        frost,
        fruitlessness,
        failure,
        stuckness
    ]::Array(Float64) AS nats
FROM starts
