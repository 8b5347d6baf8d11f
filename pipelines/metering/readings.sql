-- Every reading once, in the order of time. Of several of one time the latest version holds, which
-- is what FINAL gives, at twice the cost: rows of a connector are few enough to sort as an array.
-- To sort by time alone costs a quarter; versions are looked at where a time occurs twice. Rows are
-- read in larger blocks than elsewhere, and what is made of them leaves by the MB, which saves a sixth.
SELECT
    operator_id, station_id, connector_id,
    groupArray(toUnixTimestamp64Milli(event_time)) AS ats,
    arraySort(
        (sample, at) -> at,
        arrayZip(
            ats,
            groupArray(_version),
            groupArray(ifNull(import_wh, -1)),
            groupArray(ifNull(export_wh, -1))
        ),
        ats
    )::Array(Tuple(at Int64, version UInt64, import_wh Int64, export_wh Int64)) AS landed,
    if(
        has(arrayPopFront(arrayDifference(landed.at)), 0),
        arrayFilter(
            (sample, next) -> sample.at != next,
            arraySort(landed), arrayPushBack(arrayPopFront(landed.at), %(never)s)
        ),
        landed
    ) AS samples
FROM landing.charger_meter
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
GROUP BY operator_id, station_id, connector_id
SETTINGS max_block_size = 16384, aggregation_in_order_max_block_bytes = 4000000
