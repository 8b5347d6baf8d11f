-- The stations of each area that are forecast.
SELECT area, concat(operator_id, '/', station_id) AS series
FROM areas
INNER JOIN rated USING (operator_id, station_id)
