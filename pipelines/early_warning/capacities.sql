-- What feeders and stations may carry, and whose they are.
SELECT 'feeder' AS level, feeder_id AS series, company AS operator_id, district_code, capacity_w
FROM
(
    SELECT feeder_id, district_code, capacity_w FROM $feeder_of_day
) AS feeder
LEFT JOIN
(
    SELECT feeder_id, max(operator_id) AS company FROM landing.grid_feeder
    WHERE event_time > %(issued_at)s - INTERVAL 1 DAY
    GROUP BY feeder_id
) AS heard USING (feeder_id)

UNION ALL

SELECT
    'station', concat(operator_id, '/', station_id), operator_id, district_code, contract_capacity_w
FROM $station_of_day
