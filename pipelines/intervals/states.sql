-- The states that hold from each moment of the day at which anything is known on.
SELECT
    operator_id, station_id, connector_id, equipment_id, registered,
    arrayMap(point -> intDiv(point, 100000), points) AS all_ats,
    arrayMap(
        (at, next) -> at >= %(starts)s AND at < least(next, %(ends)s),
        all_ats, arraySlice(arrayPushBack(all_ats, %(never)s), 2)
    ) AS in_day,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 1000), 10), points)) AS link,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 100), 10), points)) AS operability,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 10), 10), points)) AS told,
    arrayFill(shown -> shown != 0, arrayMap(p -> modulo(p, 10), points)) AS shown_by_orders,
    -- Orders speak where statuses do not: 0 is nothing said, 1 is unknown.
    arrayMap(
        (said, shown) -> if(said <= 1, greatest(said, shown), said), told, shown_by_orders
    ) AS occupancy,
    arrayFilter((at, counted) -> counted, all_ats, in_day) AS ats,
    arrayMap(
        states -> arrayMap(
            state -> greatest(state, 1), arrayFilter((state, counted) -> counted, states, in_day)
        ),
        [link, operability, occupancy]
    ) AS states
FROM timeline
