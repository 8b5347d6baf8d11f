-- What was read of both registers, that of import first: lists of two, since to put rows together
-- again that stood for a register each costs a seventh of the whole. Hours count from midnight: -1 is
-- before the day, the number of its hours after it.
SELECT
    operator_id, station_id, connector_id,
    samples.at AS signs,
    arrayMap(
        read -> arrayFilter((at, reading) -> reading >= 0, samples.at, read),
        [samples.import_wh, samples.export_wh] AS reads
    ) AS ats,
    arrayMap(read -> arrayFilter(reading -> reading >= 0, read), reads) AS readings,
    arrayMap(
        each -> arrayMap(
            at -> multiIf(
                at < %(starts)s, -1,
                at >= %(ends)s, %(hour_count)s,
                intDiv(at - %(starts)s, %(hour_ms)s)
            ),
            each
        ),
        ats
    ) AS hours
FROM readings
