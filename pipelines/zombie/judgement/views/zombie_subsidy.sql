SELECT
    toStartOfMonth(day) AS month,
    operator_id,
    uniqExact(station_id, connector_id) AS connectors,
    count() AS connector_days,
    uniqExactIf((station_id, connector_id), stage = 'confirmed') AS zombies,
    countIf(stage = 'confirmed') AS zombie_days,
    zombie_days / connector_days AS zombie_share,
    countIf(stage = 'cleared' AND confirmed_on IS NOT NULL) AS cleared,
    countIf(
        stage = 'cleared' AND confirmed_on IS NOT NULL
        AND dateDiff('day', confirmed_on, day) <= {in_time}
    ) AS cleared_in_time
FROM derived.zombie
GROUP BY month, operator_id
