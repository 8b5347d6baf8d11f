-- Stations of the day's register that operate, with their piles' kinds, and since when they are in it.
SELECT
    station.operator_id AS operator_id,
    station.station_id AS station_id,
    name, district_code, town_code, scene, use_class, station_kind,
    longitude, latitude, contract_capacity_w,
    since, connectors, fast, supers, kinds_unknown,
    multiIf(
        station_kind = 'super-charging' OR supers > 0, 1,
        station_kind IN ('unknown', '') OR kinds_unknown > 0, NULL,
        0
    ) AS is_super
FROM $station_of_day AS station
INNER JOIN
(
    SELECT operator_id, station_id, min(valid_from) AS since FROM reference.station FINAL
    GROUP BY operator_id, station_id
) AS entered USING (operator_id, station_id)
LEFT JOIN
(
    SELECT
        operator_id, station_id,
        count() AS registered,
        countIf(in_operation) AS connectors,
        countIf(in_operation AND charge_kind IN ('dc', 'super')) AS fast,
        countIf(in_operation AND charge_kind = 'super') AS supers,
        countIf(in_operation AND charge_kind IN ('unknown', '')) AS kinds_unknown
    FROM derived.register
    WHERE day = %(day)s
    GROUP BY operator_id, station_id
) AS piles USING (operator_id, station_id)
WHERE station.operating_state IN ('operating', 'unknown', '') AND (registered = 0 OR connectors > 0)
