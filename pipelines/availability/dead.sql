-- When the feeder of a station was dead, by the register and by what the feeder says.
SELECT
    operator_id, station_id,
    greatest(span.began, %(starts)s) AS began,
    least(span.ended, %(ends)s) AS ended
FROM
(
    SELECT operator_id, station_id, feeder_id
    FROM $station_of_day
    WHERE feeder_id != ''
) AS station
INNER JOIN (SELECT feeder_id, began, ended FROM spans WHERE supply = 'off') AS span
    USING (feeder_id)
WHERE span.ended > %(starts)s
