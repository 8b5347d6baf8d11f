-- Storage that operates, by station; what one of several does not say is not known of all.
SELECT
    operator_id, station_id,
    if(countIf(rated_power_w IS NULL) > 0, NULL, sum(rated_power_w)) AS power_w,
    if(countIf(capacity_wh IS NULL) > 0, NULL, sum(capacity_wh)) AS energy_wh
FROM
(
    SELECT * FROM reference.storage FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY operator_id, storage_id
)
WHERE operating_state IN ('operating', 'unknown', '')
GROUP BY operator_id, station_id
