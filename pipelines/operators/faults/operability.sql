-- A connector's states of the day in their order; `ok` splits them into stretches.
SELECT
    operator_id, station_id, connector_id,
    arraySort(groupArray((
        toUnixTimestamp64Milli(starts), toUnixTimestamp64Milli(ends), toString(state)
    ))) AS states,
    arraySplit(
        (state, before) -> state.3 = 'ok' OR before.3 = 'ok',
        states, arrayPushFront(arrayPopBack(states), states[1])
    ) AS stretches
FROM derived.intervals
WHERE day = %(day)s AND axis = 'operability'
GROUP BY operator_id, station_id, connector_id
