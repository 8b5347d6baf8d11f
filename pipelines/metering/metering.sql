SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    groupArrayArray(stretch_firsts) AS firsts,
    groupArrayArray(stretch_lasts) AS lasts,
    sumForEachIf(risen_by_hour, register = 'import') AS import_wh,
    arrayResize(sumForEachIf(risen_by_hour, register = 'export'), %(hour_count)s) AS export_wh,
    sumForEachIf(seen_by_hour, register = 'import') AS metered_ms,
    arrayResize(
        sumForEachIf(seen_by_hour, register = 'export'), %(hour_count)s
    ) AS export_metered_ms,
    sumForEach(resets_by_hour) AS resets
FROM
(
    SELECT
        operator_id, station_id, connector_id, register,
        arrayPopFront(arrayDifference(risen_at)) AS risen_by_hour,
        arrayPopFront(arrayDifference(seen_at)) AS seen_by_hour,
        arrayFilter((hour, rise) -> rise < 0, hours, rises) AS reset_hours,
        arrayMap(hour -> countEqual(reset_hours, hour), range(%(hour_count)s)) AS resets_by_hour,
        arrayMap(
            (at, next) -> next - at > %(silence)s,
            signs, arraySlice(arrayPushBack(signs, %(never)s), 2)
        ) AS silent_after,
        arrayFilter(
            (at, silent) -> silent,
            signs, arraySlice(arrayPushFront(silent_after, true), 1, length(signs))
        ) AS stretch_firsts,
        arrayFilter((at, silent) -> silent, signs, silent_after) AS stretch_lasts
    FROM full_hours
)
GROUP BY operator_id, station_id, connector_id
