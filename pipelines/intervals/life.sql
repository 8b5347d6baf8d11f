SELECT
    operator_id, station_id, connector_id,
    arraySort(groupArray(toUnixTimestamp64Milli(event_time))) AS ats,
    arrayMap(
        (at, next) -> next - at > %(silence)s, ats, arrayPushBack(arrayPopFront(ats), %(never)s)
    ) AS silent_after,
    arrayFilter((at, begins) -> begins, ats, arrayPushFront(arrayPopBack(silent_after), true)) AS firsts,
    arrayFilter((at, finishes) -> finishes, ats, silent_after) AS lasts
FROM landing.charger_meter FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
GROUP BY operator_id, station_id, connector_id
