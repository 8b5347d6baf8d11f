-- A connector's points with the silences put in, sorted.
SELECT
    operator_id, station_id, connector_id, equipment_id, registered,
    arrayConcat(own_points, beats) AS all_points,
    arraySort(
        arrayFilter(point -> modulo(intDiv(point, 10000), 10) IN (2, 3, 4), all_points)
    ) AS signs,
    arrayMap(sign -> intDiv(sign, 100000), signs) AS ats,
    arrayMap(sign -> modulo(intDiv(sign, 10000), 10), signs) AS kinds,
    arrayCumSum(arrayMap(kind -> (kind = 2) - (kind = 4), kinds)) AS within_stretch,
    arrayMap(
        (at, next, within) -> next - at > %(silence)s AND within = 0,
        ats, arraySlice(arrayPushBack(ats, %(never)s), 2), within_stretch
    ) AS silent_after,
    arraySlice(arrayPushFront(silent_after, true), 1, length(signs)) AS silent_before,
    arraySort(arrayConcat(
        -- A meter row that ends a silence shows the connector online. It does not overrule a stated
        -- offline: chargers keep meter rows while offline and send them later with their own times.
        arrayMap(
            (sign, kind, silent) -> sign + if(kind = 2 AND silent, %(online)s, 0),
            signs, kinds, silent_before
        ),
        arrayMap(
            at -> (at + %(silence)s) * 100000 + 11110,
            arrayFilter((at, silent) -> silent, ats, silent_after)
        ),
        arrayFilter(point -> modulo(intDiv(point, 10000), 10) = 5, all_points),
        [toInt64(%(starts)s * 100000)]
    )) AS points
FROM connectors
LEFT JOIN heartbeats USING (operator_id, station_id, equipment_id)
