SELECT
    operator_id, station_id, state,
    lagInFrame(state) OVER earlier AS state_before,
    toUnixTimestamp64Milli(starts) AS began,
    toUnixTimestamp64Milli(ends) AS ended
FROM derived.intervals
WHERE day = %(day)s AND axis = 'occupancy' AND registered
WINDOW earlier AS
(
    PARTITION BY operator_id, station_id, connector_id ORDER BY starts
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
)
