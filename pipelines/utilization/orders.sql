-- Orders by the hour in which their charging began, and ended.
SELECT
    operator_id, station_id, connector_id,
    sumForEach(began_in) AS began,
    sumForEach(ended_in) AS ended,
    sumForEach(arrayMap(here -> here * greatest(energy, 0), ended_in)) AS imported,
    sumForEach(arrayMap(here -> here * greatest(-energy, 0), ended_in)) AS exported
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        ifNull(energy_wh, 0) AS energy,
        toUnixTimestamp64Milli(charge_start) AS began_at,
        toUnixTimestamp64Milli(charge_end) AS ended_at,
        arrayMap(hour -> began_at >= hour.1 AND began_at < hour.2, %(slots)s) AS began_in,
        arrayMap(hour -> ended_at >= hour.1 AND ended_at < hour.2, %(slots)s) AS ended_in
    FROM landing.charger_session FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
)
GROUP BY operator_id, station_id, connector_id
