SELECT
    {keys}
    connectors,
    connectors_operating,
    charging_time / 1000 AS charging_s,
    discharging_time / 1000 AS discharging_s,
    plugged_time / 1000 AS plugged_s,
    operating_time / 1000 AS operating_s,
    unknown_time / 1000 AS unknown_s,
    if(operating_time = 0, NULL, 1 - unknown_time / operating_time) AS time_coverage,
    if(
        operating_time = unknown_time, NULL,
        (charging_time + discharging_time) / operating_time
    ) AS time_utilization,
    if(metered_time = 0, NULL, imported) AS import_wh,
    if(export_metered_time = 0, NULL, exported) AS export_wh,
    if(rated_metered = 0, NULL, rated_energy) AS energy_wh,
    rated_time / 3600000 AS energy_possible_wh,
    rated_unmetered / 1000 AS energy_unknown_s,
    if(rated_time = 0, NULL, rated_metered / rated_time) AS energy_coverage,
    if(rated_metered = 0, NULL, rated_energy / (rated_time / 3600000)) AS energy_utilization,
    meter_falls AS meter_resets,
    started AS sessions_started,
    ended AS sessions_ended,
    order_imported AS order_import_wh,
    order_exported AS order_export_wh
FROM
(
    SELECT
        {keys}
        uniqExact((operator_id, station_id, connector_id)) AS connectors,
        uniqExactIf((operator_id, station_id, connector_id), operates) AS connectors_operating,
        sum(operating_ms) AS operating_time,
        sumIf(charging_ms, operates) AS charging_time,
        sumIf(discharging_ms, operates) AS discharging_time,
        sumIf(plugged_ms, operates) AS plugged_time,
        sumIf(unknown_ms, operates) AS unknown_time,
        sum(metered_ms) AS metered_time,
        sum(export_metered_ms) AS export_metered_time,
        sum(import_wh) AS imported,
        sum(export_wh) AS exported,
        sumIf(import_wh + export_wh, rated) AS rated_energy,
        sumIf(watts * operating_ms, rated) AS rated_time,
        sumIf(watts * metered_ms, rated) AS rated_metered,
        sumIf(operating_ms - metered_ms, rated) AS rated_unmetered,
        sum(meter_resets) AS meter_falls,
        sum(sessions_started) AS started,
        sum(sessions_ended) AS ended,
        sum(order_import_wh) AS order_imported,
        sum(order_export_wh) AS order_exported
    FROM
    (
        SELECT
            *,
            operating_ms > 0 AS operates,
            toInt64(ifNull(rated_power_w, 0)) AS watts,
            operates AND watts > 0 AS rated
        FROM derived.utilization
    )
    GROUP BY {group}
)
