-- What each register rose by, and how long it was seen, in each hour; and in which hours any fell.
SELECT
    operator_id, station_id, connector_id, signs,
    arrayMap(each -> arrayPopFront(arrayDifference(each)), risen_at) AS risen_by_hour,
    arrayMap(each -> arrayPopFront(arrayDifference(each)), seen_at) AS seen_by_hour,
    arrayFlatten(arrayMap(
        (hour, rise) -> arrayFilter((fallen_in, by) -> by < 0, hour, rise), hours, rises
    )) AS reset_hours,
    arrayPopFront(arrayDifference(signs)) AS gaps
FROM full_hours
