-- Public connectors of each cell: how many operate, and how long they were known, and occupied.
SELECT
    geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(resolution)s) AS cell,
    uniqExactIf((operator_id, connector_id), operating_ms > 0) AS connectors,
    sumIf(charging_ms + discharging_ms + plugged_ms, operating_ms > 0) AS occupied_ms,
    sumIf(toInt64(hour_ms) - unknown_ms, operating_ms > 0) AS known_ms,
    sum(operating_ms) AS operating_ms_in_all
FROM derived.utilization
INNER JOIN
(
    SELECT operator_id, station_id, longitude, latitude FROM standing
    WHERE use_class = 'public' AND longitude IS NOT NULL AND latitude IS NOT NULL
) AS station USING (operator_id, station_id)
WHERE day = %(day)s
GROUP BY cell
