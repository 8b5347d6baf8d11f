SELECT
    day, operator_id, station_id, connector_id,
    hour_of_day,
    if(metered = 0, NULL, imported) AS import_wh,
    if(export_metered = 0, NULL, exported) AS export_wh,
    metered AS metered_ms,
    export_metered AS export_metered_ms,
    fallen AS resets
FROM derived.metering AS meter
ARRAY JOIN
    arrayEnumerate(meter.import_wh) AS hour_of_day,
    meter.import_wh AS imported,
    meter.export_wh AS exported,
    meter.metered_ms AS metered,
    meter.export_metered_ms AS export_metered,
    meter.resets AS fallen
