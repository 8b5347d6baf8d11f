-- What the connectors of each station can take together, and feed back.
SELECT
    operator_id, station_id,
    if(countIf(rated_power_w IS NULL) > 0, NULL, sum(rated_power_w)) AS rated_w,
    sumIf(ifNull(rated_power_w, 0), charge_kind = 'v2g') AS v2g_w
FROM
(
    SELECT operator_id, station_id, charge_kind, toInt64(rated_power_w) AS rated_power_w
    FROM $connector_of_day
    WHERE operating_state != 'closed'
)
GROUP BY operator_id, station_id
