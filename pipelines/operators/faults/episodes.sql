SELECT
    operator_id, station_id, connector_id, district_code, use_class, last_day,
    -- One that was there when the first day began is older than that.
    if(carried AND faulted_from = starts_at, NULL, faulted_from) AS began,
    if(in_order, ends_at, NULL) AS repaired_at,
    ends_at AS seen_until,
    faulted / 1000 AS faulted_s,
    maintenance / 1000 AS maintenance_s,
    unknown / 1000 AS unknown_s,
    dateDiff('ms', began, repaired_at) / 1000 AS repair_s,
    dateDiff('ms', faulted_from, ends_at) > {overdue_hours} * 3600000 AS overdue
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        any(district_code) AS district_code,
        any(use_class) AS use_class,
        max(day) AS last_day,
        argMin(carried_in, starts) AS carried,
        argMax(in_order_after, starts) AS in_order,
        min(starts) AS starts_at,
        max(ends) AS ends_at,
        min(faulted_at) AS faulted_from,
        sum(faulted_ms) AS faulted,
        sum(maintenance_ms) AS maintenance,
        sum(unknown_ms) AS unknown
    FROM
    (
        SELECT
            *,
            sum(starts != ended_before) OVER (
                PARTITION BY operator_id, station_id, connector_id ORDER BY starts
            ) AS episode
        FROM
        (
            SELECT
                *,
                lagInFrame(ends) OVER (
                    PARTITION BY operator_id, station_id, connector_id ORDER BY starts
                ) AS ended_before
            FROM derived.faults
        )
    )
    GROUP BY operator_id, station_id, connector_id, episode
    HAVING faulted_from IS NOT NULL
)
