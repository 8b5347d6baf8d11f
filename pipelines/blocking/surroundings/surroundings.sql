SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour,
    nth - 1 AS hour_of_day,
    operator_id, station_id, district_code,
    all_times[nth] AS connector_ms,
    known_times[nth] AS known_connector_ms,
    arrived[nth] AS arrivals,
    together.road_times[nth] + apart.road_times[nth] AS road_ms,
    together.judged[nth] + apart.judged[nth] AS judged_ms,
    together.congested[nth] + apart.congested[nth] AS congested_ms,
    together.lot_times[nth] + apart.lot_times[nth] AS lot_ms,
    together.lots_known[nth] + apart.lots_known[nth] AS lot_known_ms,
    together.bays_known[nth] + apart.bays_known[nth] AS known_bay_ms,
    together.bays_taken[nth] + apart.bays_taken[nth] AS occupied_bay_ms
FROM arrivals
LEFT JOIN
(
    SELECT operator_id, station_id, district_code, at FROM stations
) AS station USING (operator_id, station_id)
LEFT JOIN together USING (at)
LEFT JOIN apart USING (operator_id, station_id)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
