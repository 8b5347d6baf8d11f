-- Storage that operates, by station; what one of several does not say is not known of all.
SELECT
    operator_id, station_id,
    if(countIf(rated_power_w IS NULL) > 0, NULL, sum(rated_power_w)) AS power_w,
    if(countIf(capacity_wh IS NULL) > 0, NULL, sum(capacity_wh)) AS energy_wh
FROM $storage_of_day
WHERE operating_state IN ('operating', 'unknown', '')
GROUP BY operator_id, station_id
