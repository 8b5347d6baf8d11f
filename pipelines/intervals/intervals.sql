SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    equipment_id, registered,
    axis,
    arrayElement(words, state) AS state,
    fromUnixTimestamp64Milli(began, 'UTC') AS starts,
    fromUnixTimestamp64Milli(ended, 'UTC') AS ends,
    ended - began AS milliseconds
FROM
(
    SELECT
        operator_id, station_id, connector_id, equipment_id, registered, axis, words,
        arrayMap(
            (state, before) -> state != before,
            axis_states, arrayPushFront(arrayPopBack(axis_states), 0)
        ) AS changes,
        arrayFilter((at, changed) -> changed, ats, changes) AS begins,
        arrayFilter((state, changed) -> changed, axis_states, changes) AS new_states
    FROM states
    ARRAY JOIN
        ['connectivity', 'operability', 'occupancy'] AS axis,
        [%(connectivity)s, %(operability)s, %(occupancy)s] AS words,
        states AS axis_states
)
ARRAY JOIN
    begins AS began,
    arraySlice(arrayPushBack(begins, %(ends)s), 2) AS ended,
    new_states AS state
