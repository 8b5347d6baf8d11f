-- Both registers in the same form, a row each, readings in their order. Hours count from midnight:
-- -1 is before the day, the number of its hours after it.
SELECT
    operator_id, station_id, connector_id, register, signs_once AS signs, ats,
    arraySort((reading, at) -> at, unsorted, unsorted_ats) AS readings,
    arrayMap(
        at -> multiIf(
            at < %(starts)s, -1,
            at >= %(ends)s, %(hour_count)s,
            intDiv(at - %(starts)s, %(hour_ms)s)
        ),
        ats
    ) AS hours
FROM readings
ARRAY JOIN
    ['import', 'export'] AS register,
    [signs, []] AS signs_once,
    [import_ats, export_ats] AS unsorted_ats,
    [arraySort(import_ats), arraySort(export_ats)] AS ats,
    [imports, exports] AS unsorted
