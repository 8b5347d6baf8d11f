SELECT
    operator_id, station_id, if(gun.1 = '', pile_id, gun.1) AS thing, '' AS name,
    district, town, station.scene AS scene, use, entered, CAST(NULL, 'Nullable(UInt64)') AS spaces,
    gun.2 AS things, gun.3 AS value
FROM piles
LEFT JOIN cabinets USING (operator_id, pile_id)
LEFT JOIN (SELECT operator_id, station_id, scene, is_super FROM standing) AS station
    USING (operator_id, station_id)
ARRAY JOIN arrayConcat(
    [
        ('', 'piles', toNullable(toFloat64(1))),
        ('', 'fast-piles', toFloat64(is_fast)),
        ('', 'super-piles', toFloat64(piles.is_super))
    ],
    if(guns = 2, [('', 'double-guns', toFloat64(cabinet_w))], []),
    arrayMap(each -> (each.1, 'guns', toFloat64(each.3)), connectors),
    arrayMap(
        each -> (each.1, 'super-guns', toFloat64(each.3)),
        arrayFilter(each -> each.2 = 'super', connectors)
    )
) AS gun
