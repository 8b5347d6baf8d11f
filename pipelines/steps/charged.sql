-- When each session charged, at what mean power, and how long its vehicle stayed plugged in after
-- it: NULL where it is not known when charging ended, or when the vehicle left.
SELECT
    operator_id, station_id, feeder_id,
    toUnixTimestamp64Milli(known.1) AS began,
    toUnixTimestamp64Milli(ifNull(known.2, said_at)) AS ended,
    intDiv(known.4 * 3600000, ended - began) AS power_w,
    toUnixTimestamp64Milli(known.3) - toUnixTimestamp64Milli(known.2) AS slack
FROM
(
    SELECT
        operator_id, station_id, max(event_time) AS said_at,
        argMax((charge_start, charge_end, plug_out_time, energy_wh), (event_time, _version)) AS known
    FROM landing.charging_session
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(reads_to)s)
    GROUP BY operator_id, station_id, connector_id, plug_in_time
) AS session
INNER JOIN supplied USING (operator_id, station_id)
WHERE known.4 > 0 AND ended > began AND began < %(ends)s AND ended > %(starts)s
