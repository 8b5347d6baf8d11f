-- Feeders of the day's register with their stations.
SELECT feeder_id, any(district) AS district_code, countIf(station_id != '') AS stations
FROM
(
    SELECT feeder_id, district_code AS district, '' AS station_id FROM reference.feeder FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY feeder_id

    UNION ALL

    SELECT feeder_id, district_code, station_id FROM supplied
)
GROUP BY feeder_id
