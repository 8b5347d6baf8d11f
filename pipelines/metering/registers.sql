-- How far each register had risen, and how long it had been seen, at each reading; and the steps
-- between two readings that full hours lie in. A fall is a reset: it adds nothing to either.
SELECT
    operator_id, station_id, connector_id, register, signs, hours,
    arrayDifference(readings) AS rises,
    arrayCumSum(arrayMap(rise -> greatest(rise, 0), rises)) AS risen,
    arrayCumSum(
        arrayMap((gap, rise) -> if(rise < 0, 0, gap), arrayDifference(ats), rises)
    ) AS seen,
    arrayFilter(
        step -> step.1 < step.2,
        arrayZip(
            arrayPopBack(hours), arrayPopFront(hours), arrayPopBack(ats), arrayPopFront(ats),
            arrayPopBack(risen), arrayPopFront(risen), arrayPopBack(seen), arrayPopFront(seen)
        )
    )::Array(Tuple(
        from_hour Int64, to_hour Int64, from_at Int64, to_at Int64,
        from_risen Int64, to_risen Int64, from_seen Int64, to_seen Int64
    )) AS steps
FROM series
