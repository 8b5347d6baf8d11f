-- Orders by what came of them. One of which no energy is known says nothing.
SELECT
    operator_id, station_id, connector_id,
    countIf(abs(energy_wh) >= %(least_wh)s) AS charges,
    countIf(abs(energy_wh) < %(least_wh)s AND stop_reason = 'equipment-fault') AS failures,
    countIf(abs(energy_wh) < %(least_wh)s AND stop_reason != 'equipment-fault') AS unfed
FROM orders_ended
GROUP BY operator_id, station_id, connector_id
