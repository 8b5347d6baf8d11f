SELECT
    operator_id, station_id, connector_id,
    arraySort(groupArray(toUnixTimestamp64Milli(event_time))) AS signs,
    groupArrayIf(toUnixTimestamp64Milli(event_time), import_wh IS NOT NULL) AS import_ats,
    groupArray(import_wh) AS imports,
    groupArrayIf(toUnixTimestamp64Milli(event_time), export_wh IS NOT NULL) AS export_ats,
    groupArray(export_wh) AS exports
FROM landing.charger_meter FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
GROUP BY operator_id, station_id, connector_id
