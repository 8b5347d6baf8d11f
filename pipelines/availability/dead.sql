-- When the feeder of a station was dead, by the register and by what the feeder says.
SELECT
    operator_id, station_id,
    greatest(span.began, %(starts)s) AS began,
    least(span.ended, %(ends)s) AS ended
FROM
(
    SELECT operator_id, station_id, feeder_id
    FROM reference.station FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to AND feeder_id != ''
    ORDER BY valid_from DESC
    LIMIT 1 BY operator_id, station_id
) AS station
INNER JOIN (SELECT feeder_id, began, ended FROM spans WHERE supply = 'off') AS span
    USING (feeder_id)
WHERE span.ended > %(starts)s
