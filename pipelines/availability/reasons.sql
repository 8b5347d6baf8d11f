-- The first reason that holds, from each change on. A connector that works behind a dead feeder
-- works: an outage excludes only what is not up.
SELECT
    operator_id, station_id, connector_id,
    arraySort(groupArray(point)) AS points,
    arrayMap(point -> intDiv(point, 10000), points) AS ats,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 1000), 10), points)) AS links,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 100), 10), points)) AS works,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(intDiv(p, 10), 10), points)) AS beats,
    arrayFill(said -> said != 0, arrayMap(p -> modulo(p, 10), points)) AS supplies,
    arrayMap(
        (link, work, beat, supply) -> multiIf(
            work = 5, 'maintenance',
            supply = 2 AND NOT (link = 1 AND work = 2 AND beat != 2), 'grid-outage',
            link = 3, 'offline',
            work = 4, 'faulted',
            link = 6, 'silent',
            beat = 2, 'missed',
            work = 6, 'unsaid',
            'in-order'
        ),
        links, works, beats, supplies
    ) AS reasons,
    -- What several changes make of one moment is known after the last of them.
    arrayFilter(
        (reason, at, next) -> next > at AND at < %(ends)s,
        arrayZip(ats, reasons), ats, arrayPushBack(arrayPopFront(ats), %(never)s)
    ) AS states
FROM points
GROUP BY operator_id, station_id, connector_id
