SELECT
    toDate(%(day)s) AS day,
    hour,
    nth - 1 AS hour_of_day,
    operator_id, station_id, district_code,
    all_times[nth] AS connector_ms,
    known_times[nth] AS known_connector_ms,
    arrived[nth] AS arrivals,
    road_time AS road_ms,
    judged AS judged_ms,
    congested AS congested_ms,
    lot_time AS lot_ms,
    lot_known AS lot_known_ms,
    bays_known AS known_bay_ms,
    bays_taken AS occupied_bay_ms
FROM
(
    SELECT *, nth, toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour
    FROM arrivals
    ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
) AS arrival
LEFT JOIN (SELECT operator_id, station_id, district_code FROM stations) AS station
    USING (operator_id, station_id)
LEFT JOIN congestion USING (operator_id, station_id, hour)
LEFT JOIN parking USING (operator_id, station_id, hour)
