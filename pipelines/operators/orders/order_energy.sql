SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    district_code,
    if(use_class = '', 'unknown', use_class) AS use_class,
    session_id,
    energy_wh AS order_wh,
    if(v2g, NULL, coalesce(by_all[1], own_wh)) AS registers_wh,
    if(v2g, NULL, by_all[2]) AS power_wh,
    if(v2g, NULL, by_all[3]) AS vehicle_wh
FROM
(
    SELECT
        *,
        arrayMap(
            (energy, seen_for) -> if(
                lasted > 0 AND seen_for * 100 >= lasted * %(least_covered)s,
                intDiv(energy * lasted, seen_for), NULL
            ),
            [risen, integrated[1], integrated[2]],
            [metered_for, integrated_for[1], integrated_for[2]]
        ) AS by_all
    FROM seen
) AS compared
LEFT JOIN
(
    SELECT operator_id, station_id, connector_id, district_code, use_class
    FROM derived.register
    WHERE day = %(day)s
) AS register USING (operator_id, station_id, connector_id)
