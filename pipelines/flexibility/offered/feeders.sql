-- Feeders of the day's register with their stations.
SELECT feeder_id, any(district) AS district_code, countIf(station_id != '') AS stations
FROM
(
    SELECT feeder_id, district_code AS district, '' AS station_id FROM $feeder_of_day

    UNION ALL

    SELECT feeder_id, district_code, station_id FROM supplied
)
GROUP BY feeder_id
