SELECT started, ended, energy, landed_started, landed_ended, landed_energy
FROM
(
    SELECT
        sum(sessions_started) AS started,
        sum(sessions_ended) AS ended,
        sum(order_import_wh - order_export_wh) AS energy
    FROM derived.utilization
    WHERE day = %(day)s
) AS built
CROSS JOIN
(
    SELECT
        fromUnixTimestamp64Milli(%(starts)s) AS midnight,
        fromUnixTimestamp64Milli(%(ends)s) AS next_midnight,
        countIf(charge_start >= midnight AND charge_start < next_midnight) AS landed_started,
        countIf(charge_end >= midnight AND charge_end < next_midnight) AS landed_ended,
        sumIf(energy_wh, charge_end >= midnight AND charge_end < next_midnight) AS landed_energy
    FROM landing.charger_session FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
) AS landed
