SELECT
    operator_id, station_id, hour,
    sum(hour_ms) AS lot_time,
    sum(known_ms) AS lot_known,
    sum(known_bay_ms) AS bays_known,
    sum(occupied_bay_ms) AS bays_taken
FROM lots
INNER JOIN
(
    SELECT
        operator_id AS lot_operator, lot_id, hour,
        hour_ms, known_ms, known_bay_ms, occupied_bay_ms
    FROM derived.parking_lots
    WHERE day = %(day)s
) AS lot USING (lot_operator, lot_id)
GROUP BY operator_id, station_id, hour
