-- How far each register had risen, and how long it had been seen, at each reading; and the steps
-- between two readings that full hours lie in. A fall is a reset: it adds nothing to either.
SELECT
    operator_id, station_id, connector_id, signs, hours,
    arrayMap(each -> arrayDifference(each), readings) AS rises,
    arrayMap(each -> arrayCumSum(arrayMap(rise -> greatest(rise, 0), each)), rises) AS risen,
    arrayMap(
        (each, risen) -> arrayCumSum(
            arrayMap((gap, rise) -> if(rise < 0, 0, gap), arrayDifference(each), risen)
        ),
        ats, rises
    ) AS seen,
    arrayMap(
        (hour, at, rise, sight) -> arrayFilter(
            step -> step.1 < step.2,
            arrayZip(
                arrayPopBack(hour), arrayPopFront(hour), arrayPopBack(at), arrayPopFront(at),
                arrayPopBack(rise), arrayPopFront(rise), arrayPopBack(sight), arrayPopFront(sight)
            )
        )::Array(Tuple(
            from_hour Int64, to_hour Int64, from_at Int64, to_at Int64,
            from_risen Int64, to_risen Int64, from_seen Int64, to_seen Int64
        )),
        hours, ats, risen, seen
    ) AS steps
FROM series
