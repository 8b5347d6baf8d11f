-- Orders by connector: in which hour of the day they began to charge, counted from 1 as an array's
-- places are, in which they ended, and with what energy. A connector has so few that to look for an
-- hour among them costs less than to add up an array of hours for each.
SELECT
    operator_id, station_id, connector_id,
    groupArray(1 + floor((toUnixTimestamp64Milli(charge_start) - %(starts)s) / %(hour_ms)s)) AS began,
    groupArray(1 + floor((toUnixTimestamp64Milli(charge_end) - %(starts)s) / %(hour_ms)s)) AS ended,
    groupArray(ifNull(energy_wh, 0)) AS energies
FROM landing.charger_session FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
GROUP BY operator_id, station_id, connector_id
