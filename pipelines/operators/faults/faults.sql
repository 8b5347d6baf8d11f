SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id, district_code, use_class,
    nth = 1 AS carried_in,
    fromUnixTimestamp64Milli(stretch[1].1, 'UTC') AS starts,
    fromUnixTimestamp64Milli(stretch[-1].2, 'UTC') AS ends,
    if(empty(faulted), NULL, fromUnixTimestamp64Milli(faulted[1].1, 'UTC')) AS faulted_at,
    nth < length(stretches) AS in_order_after,
    arraySum(state -> state.2 - state.1, faulted) AS faulted_ms,
    arraySum(state -> (state.2 - state.1) * (state.3 = 'maintenance'), stretch) AS maintenance_ms,
    arraySum(state -> (state.2 - state.1) * (state.3 = 'unknown'), stretch) AS unknown_ms
FROM
(
    SELECT
        operator_id, station_id, connector_id, district_code, use_class, stretches, stretch, nth,
        arrayFilter(state -> state.3 = 'faulted', stretch) AS faulted
    FROM
    (
        SELECT operator_id, station_id, connector_id, district_code, use_class
        FROM derived.register
        WHERE day = %(day)s AND in_operation
    ) AS register
    INNER JOIN operability USING (operator_id, station_id, connector_id)
    ARRAY JOIN stretches AS stretch, arrayEnumerate(stretches) AS nth
)
WHERE stretch[1].3 != 'ok'
  AND (notEmpty(faulted) OR nth = 1 OR nth = length(stretches))
