-- Each register that was read, a row each; that of import is always there. Hours count from
-- midnight: -1 is before the day, the number of its hours after it.
SELECT
    operator_id, station_id, connector_id, register,
    samples.at AS signs,
    arrayFilter((at, reading) -> reading >= 0, samples.at, read) AS ats,
    arrayFilter(reading -> reading >= 0, read) AS readings,
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
    [samples.import_wh, samples.export_wh] AS read
WHERE register = 'import' OR notEmpty(ats)
