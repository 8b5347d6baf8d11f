SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    groupArrayArrayIf(stretch_firsts, register = 'import') AS firsts,
    groupArrayArrayIf(stretch_lasts, register = 'import') AS lasts,
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
        -- A stretch begins behind each silence, and ends before it.
        arrayPopFront(arrayDifference(signs)) AS gaps,
        arrayPushFront(
            arrayFilter((at, gap) -> gap > %(silence)s, arrayPopFront(signs), gaps), signs[1]
        ) AS stretch_firsts,
        arrayPushBack(
            arrayFilter((at, gap) -> gap > %(silence)s, arrayPopBack(signs), gaps), signs[-1]
        ) AS stretch_lasts
    FROM full_hours
)
GROUP BY operator_id, station_id, connector_id
