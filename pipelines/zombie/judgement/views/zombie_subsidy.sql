SELECT
    toStartOfMonth(day) AS month,
    operator_id,
    uniqExactIf((station_id, connector_id), decision != 'exempt') AS connectors,
    countIf(decision != 'exempt') AS connector_days,
    uniqExactIf((station_id, connector_id), stage = 'confirmed') AS zombies,
    countIf(stage = 'confirmed') AS zombie_days,
    zombie_days / nullIf(connector_days, 0) AS zombie_share,
    countIf(
        stage = 'cleared' AND confirmed_on IS NOT NULL AND decision != 'exempt'
    ) AS cleared,
    countIf(
        stage = 'cleared' AND confirmed_on IS NOT NULL AND decision != 'exempt'
        AND dateDiff('day', confirmed_on, day) <= {in_time}
    ) AS cleared_in_time
FROM derived.zombie
GROUP BY month, operator_id
