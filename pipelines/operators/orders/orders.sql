SELECT
    operator_id, station_id, connector_id, session_id, vehicle, v2g, energy_wh,
    register_end_wh - register_start_wh AS own_wh,
    toUnixTimestamp64Milli(charge_start) AS began,
    toUnixTimestamp64Milli(charge_end) AS ended
FROM orders_ended
