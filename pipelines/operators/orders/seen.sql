-- Energy that was seen of each order, and for how long. A register that fell tells nothing; power
-- is integrated by trapezoids, not across a silence.
SELECT
    operator_id, station_id, connector_id, session_id, v2g, energy_wh, own_wh,
    ended - began AS lasted,
    arrayFilter(each -> each.1 >= began AND each.1 <= ended, registers) AS readings,
    arrayDifference(arrayMap(each -> each.2, readings)) AS rises,
    arrayExists(rise -> rise < 0, rises) AS fell,
    arraySum(rises) AS risen,
    if(empty(readings) OR fell, 0, readings[-1].1 - readings[1].1) AS metered_for,
    arrayMap(
        (samples, silence) -> arrayFilter(
            pair -> pair.2 - pair.1 <= silence,
            arrayMap(
                (left, right) -> (left.1, right.1, left.2 + right.2),
                arrayPopBack(samples), arrayPopFront(samples)
            )
        ),
        [
            arrayFilter(each -> each.1 >= began AND each.1 <= ended, powers),
            arrayFilter(each -> each.1 >= began AND each.1 <= ended, battery)
        ],
        [%(silence)s, %(vehicle_silence)s]
    ) AS steps,
    arrayMap(each -> arraySum(step -> step.2 - step.1, each), steps) AS integrated_for,
    arrayMap(
        each -> intDiv(arraySum(step -> step.3 * (step.2 - step.1), each), 7200000), steps
    ) AS integrated
FROM orders
LEFT JOIN metered USING (operator_id, station_id, connector_id)
LEFT JOIN driven USING (vehicle)
