SELECT
    concat(operator_id, '/', station_id) AS series,
    use_class AS kind,
    -v2g_w AS lower_w,
    rated_w AS upper_w
FROM
(
    SELECT operator_id, station_id, use_class FROM $station_of_day
) AS station
INNER JOIN rated USING (operator_id, station_id)
ORDER BY series
