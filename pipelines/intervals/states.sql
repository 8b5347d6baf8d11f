-- The states that hold from each moment of the day at which anything is known on.
SELECT
    operator_id, station_id, connector_id,
    arrayMap(point -> intDiv(point, 100000), points) AS all_ats,
    arrayMap(
        (at, next) -> at >= %(starts)s AND at < least(next, %(ends)s),
        all_ats, arraySlice(arrayPushBack(all_ats, %(never)s), 2)
    ) AS counts,
    arrayFill(digit -> digit != 0, arrayMap(p -> modulo(intDiv(p, 1000), 10), points)) AS connectivity,
    arrayFill(digit -> digit != 0, arrayMap(p -> modulo(intDiv(p, 100), 10), points)) AS operability,
    arrayFill(digit -> digit != 0, arrayMap(p -> modulo(intDiv(p, 10), 10), points)) AS occupancy_said,
    arrayFill(digit -> digit != 0, arrayMap(p -> modulo(p, 10), points)) AS occupancy_shown,
    arrayMap(
        (said, shown) -> if(said <= 1, greatest(said, shown), said), occupancy_said, occupancy_shown
    ) AS occupancy,
    arrayFilter((at, counted) -> counted, all_ats, counts) AS ats,
    arrayMap(
        states -> arrayMap(
            state -> greatest(state, 1), arrayFilter((state, counted) -> counted, states, counts)
        ),
        [connectivity, operability, occupancy]
    ) AS states
FROM timeline
