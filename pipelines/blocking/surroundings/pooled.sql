SELECT
    {keys}, operator_id, station_id, district_code,
    arrivals,
    known_connector_time / connector_time AS arrivals_coverage,
    congested_time / 1000 AS congested_s,
    judged_time / 1000 AS judged_s,
    if(road_time = 0, NULL, judged_time / road_time) AS road_coverage,
    if(judged_time = 0, NULL, congested_time / judged_time) AS congestion,
    occupied_bay_time / 1000 AS occupied_bay_s,
    known_bay_time / 1000 AS known_bay_s,
    if(lot_time = 0, NULL, lot_known_time / lot_time) AS parking_coverage,
    if(known_bay_time = 0, NULL, occupied_bay_time / known_bay_time) AS parking_occupancy
FROM
(
    SELECT
        {keys}, operator_id, station_id, district_code,
        sum(connector_ms) AS connector_time,
        sum(known_connector_ms) AS known_connector_time,
        if(known_connector_time = 0, NULL, sum(surroundings.arrivals)) AS arrivals,
        sum(road_ms) AS road_time,
        sum(judged_ms) AS judged_time,
        sum(congested_ms) AS congested_time,
        sum(lot_ms) AS lot_time,
        sum(lot_known_ms) AS lot_known_time,
        sum(known_bay_ms) AS known_bay_time,
        sum(occupied_bay_ms) AS occupied_bay_time
    FROM derived.surroundings AS surroundings
    GROUP BY {keys}, operator_id, station_id, district_code
)
