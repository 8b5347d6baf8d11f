-- The same at each full hour of the day. A difference that spans full hours is apportioned to them
-- by time, in whole Wh counted from its earlier end, so that the parts add up to it exactly.
SELECT
    operator_id, station_id, connector_id, signs, hours, rises,
    arrayMap(own_steps -> arrayFlatten(arrayMap(
        step -> arrayMap(
            hour -> (
                least(%(starts)s + hour * %(hour_ms)s, %(ends)s) AS full_hour,
                -- The day before did not see so late a reading: all of the rise is this day's.
                if(
                    step.from_hour = -1 AND step.to_at >= %(divided_until)s,
                    %(starts)s, step.from_at
                ) AS from_at,
                step.from_risen + intDiv(
                    (step.to_risen - step.from_risen) * intDiv(full_hour - from_at, 1000),
                    greatest(1, intDiv(step.to_at - from_at, 1000))
                ),
                step.from_seen + if(step.to_seen = step.from_seen, 0, full_hour - step.from_at)
            ),
            range(step.from_hour + 1, step.to_hour + 1)
        ),
        own_steps
    )), steps) AS between,
    -- Before the first reading nothing has risen, after the last one nothing more.
    arrayMap(hour -> arrayResize(emptyArrayInt64(), hour[1] + 1, 0), hours) AS before,
    arrayMap(hour -> %(hour_count)s - hour[-1], hours) AS after,
    arrayMap(
        (none, own, more, last) -> arrayConcat(
            none, own.3, arrayResize(emptyArrayInt64(), more, last[-1])
        ),
        before, between, after, risen
    ) AS risen_at,
    arrayMap(
        (none, own, more, last) -> arrayConcat(
            none, own.4, arrayResize(emptyArrayInt64(), more, last[-1])
        ),
        before, between, after, seen
    ) AS seen_at
FROM registers
