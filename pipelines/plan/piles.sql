-- Piles 桩 in operation: an equipment, or a connector that names none.
SELECT
    operator_id, station_id,
    if(equipment_id = '', connector_id, equipment_id) AS pile_id,
    any(district_code) AS district,
    any(town_code) AS town,
    any(use_class) AS use,
    count() AS guns,
    min(since) AS entered,
    multiIf(
        countIf(charge_kind IN ('dc', 'super')) > 0, 1,
        countIf(charge_kind NOT IN ('ac', 'ordered')) > 0, NULL,
        0
    ) AS is_fast,
    multiIf(
        countIf(charge_kind = 'super') > 0, 1, countIf(charge_kind IN ('unknown', '')) > 0, NULL, 0
    ) AS is_super,
    groupArray((connector_id, charge_kind, rated_power_w)) AS connectors
FROM derived.register
INNER JOIN
(
    SELECT operator_id, connector_id, min(valid_from) AS since FROM reference.connector FINAL
    GROUP BY operator_id, connector_id
) AS entered USING (operator_id, connector_id)
WHERE day = %(day)s AND in_operation
GROUP BY operator_id, station_id, pile_id
