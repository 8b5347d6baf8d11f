SELECT
    day, network, radius_m,
    multiIf(grouping(town_code) = 0, 'town', grouping(district_code) = 0, 'district', 'city')
        AS level,
    district_code, town_code,
    count() AS cells,
    countIf(within) AS cells_within,
    countIf(unknown) AS cells_unknown,
    if(cells = cells_unknown, NULL, cells_within / (cells - cells_unknown)) AS share_of_area,
    sum(demand_points) AS demand,
    sumIf(demand_points, within) AS demand_within,
    sumIf(demand_points, unknown) AS demand_unknown,
    if(demand = demand_unknown, NULL, demand_within / (demand - demand_unknown)) AS share_of_demand,
    1 - cells_unknown / cells AS coverage
FROM
(
    SELECT *, radius_m >= ifNull(distance_m, 4294967295) AS within
    FROM derived.service_cells
    INNER JOIN
    (
        SELECT DISTINCT network, toUInt32(value) AS radius_m FROM reference.policy_target FINAL
        WHERE measure = 'service-radius'
    ) AS asked USING (network)
)
GROUP BY GROUPING SETS (
    (day, network, radius_m),
    (day, network, radius_m, district_code),
    (day, network, radius_m, district_code, town_code)
)
