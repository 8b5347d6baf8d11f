SELECT
    toDate(%(day)s) AS day,
    connector.operator_id AS operator_id,
    connector.station_id AS station_id,
    connector.connector_id AS connector_id,
    connector.equipment_id AS equipment_id,
    station.district_code AS district_code,
    station.town_code AS town_code,
    if(station.use_class = '', 'unknown', station.use_class) AS use_class,
    connector.charge_kind AS charge_kind,
    connector.rated_power_w AS rated_power_w,
    -- A station or an equipment out of operation takes its connectors with it; one that says
    -- nothing of itself does not.
    connector.operating_state = 'operating'
        AND station.operating_state IN ('operating', 'unknown', '')
        AND equipment.operating_state IN ('operating', 'unknown', '') AS in_operation
FROM $connector_of_day AS connector
LEFT JOIN $station_of_day AS station USING (operator_id, station_id)
LEFT JOIN $equipment_of_day AS equipment USING (operator_id, equipment_id)
