SELECT
    operator_id, station_id, connector_id,
    arraySum(import_wh) + arraySum(export_wh) AS energy,
    arraySum(metered_ms) AS metered
FROM derived.metering
WHERE day = %(day)s
