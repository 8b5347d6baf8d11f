SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id, district_code,
    transform(span.2, %(reasons)s, %(conditions)s, 'unknown') AS condition,
    span.2 AS reason,
    fromUnixTimestamp64Milli(span.1, 'UTC') AS starts,
    fromUnixTimestamp64Milli(ended, 'UTC') AS ends,
    ended - span.1 AS milliseconds
FROM
(
    SELECT
        operator_id, station_id, connector_id, district_code,
        arrayCompact(
            state -> state.2,
            if(in_operation, states, [(toInt64(%(starts)s), 'not-in-operation')])
        ) AS held,
        arrayPushBack(arrayMap(span -> span.1, arrayPopFront(held)), toInt64(%(ends)s)) AS ends_of
    FROM
    (
        SELECT operator_id, station_id, connector_id, district_code, in_operation
        FROM derived.register
        WHERE day = %(day)s
    ) AS register
    INNER JOIN reasons USING (operator_id, station_id, connector_id)
)
ARRAY JOIN held AS span, ends_of AS ended
