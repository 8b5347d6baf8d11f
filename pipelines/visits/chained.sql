SELECT
    *,
    sum(comes) OVER
    (
        PARTITION BY operator_id, station_id, who
        ORDER BY begun_at, connector_id, plug_in_time, attempt
        ROWS UNBOUNDED PRECEDING
    ) AS nth_visit
FROM gaps
