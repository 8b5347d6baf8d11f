-- The register of import is the first, that of export the second. A stretch begins behind each
-- silence, and ends before it.
SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    arrayPushFront(
        arrayFilter((at, gap) -> gap > %(silence)s, arrayPopFront(signs), gaps), signs[1]
    ) AS firsts,
    arrayPushBack(
        arrayFilter((at, gap) -> gap > %(silence)s, arrayPopBack(signs), gaps), signs[-1]
    ) AS lasts,
    risen_by_hour[1] AS import_wh,
    risen_by_hour[2] AS export_wh,
    seen_by_hour[1] AS metered_ms,
    seen_by_hour[2] AS export_metered_ms,
    arrayMap(hour -> countEqual(reset_hours, hour), range(%(hour_count)s)) AS resets
FROM by_hour
