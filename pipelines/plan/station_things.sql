SELECT
    operator_id, station_id, station_id AS thing, name, district_code, town_code, scene, use_class,
    since, nullIf(spaces.spaces, 0) AS spaces, each.1 AS things, each.2 AS value
FROM standing
LEFT JOIN stores USING (operator_id, station_id)
LEFT JOIN spaces USING (operator_id, station_id)
LEFT JOIN
(
    SELECT operator_id, station_id, countIf(is_fast = 1) AS fast_piles,
        countIf(is_fast IS NULL) AS unclear
    FROM piles
    GROUP BY operator_id, station_id
) AS counted USING (operator_id, station_id)
ARRAY JOIN arrayFilter(each -> each.3, [
    ('super-stations', toNullable(toFloat64(is_super)), true),
    ('swap-stations', toFloat64(station_kind = 'swap'), true),
    (
        'storage-of-super',
        toFloat64(stores.station_id != '' OR endsWith(station_kind, 'storage-charging')),
        ifNull(is_super, 0) = 1
    ),
    ('super-of-fast', toFloat64(is_super), use_class = 'public' AND fast > 0),
    ('storage-power', 100 * power_w / nullIf(contract_capacity_w, 0), stores.station_id != ''),
    ('storage-duration', 3600 * energy_wh / nullIf(power_w, 0), stores.station_id != ''),
    ('storage-energy', toFloat64(energy_wh), stores.station_id != ''),
    (
        'service-area-piles', if(unclear > 0, NULL, toFloat64(fast_piles)),
        connectors > 0 AND scene = 'highway-service-area'
    ),
    (
        'service-area-share', if(unclear > 0, NULL, 100 * fast_piles / nullIf(spaces.spaces, 0)),
        connectors > 0 AND scene = 'highway-service-area'
    )
]) AS each
