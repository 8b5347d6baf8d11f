-- The last step of a session knows most. Who charged is nobody's business here.
SELECT
    operator_id, station_id, connector_id, plug_in_time,
    known.2 AS step,
    known.3 AS charge_start,
    known.4 AS charge_end,
    known.5 AS plug_out_time,
    known.6 AS energy_wh,
    known.7 AS energy_source,
    known.8 AS max_power_w,
    known.9 AS soc_start_percent,
    known.10 AS soc_end_percent,
    known.11 AS attempts,
    known.12 AS outcome,
    known.13 AS stop_reason,
    known.14 AS quality,
    known.1 AS said_at
FROM
(
    SELECT
        operator_id, station_id, connector_id, plug_in_time,
        argMax(
            (
                event_time, step, charge_start, charge_end, plug_out_time, energy_wh, energy_source,
                max_power_w, soc_start_percent, soc_end_percent, attempts, outcome, stop_reason,
                quality
            ),
            _moment
        ) AS known
    FROM latest.charging_session
    GROUP BY operator_id, station_id, connector_id, plug_in_time
)
