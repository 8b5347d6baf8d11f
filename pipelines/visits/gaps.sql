SELECT
    *,
    max(ended_at) OVER
    (
        PARTITION BY operator_id, station_id, who
        ORDER BY begun_at, connector_id, plug_in_time, attempt
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS left_at,
    begun_at - left_at > if(driver = '', %(connector_gap)s, %(driver_gap)s) AS comes
FROM attempts
