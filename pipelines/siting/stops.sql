-- How long vehicles stood in each cell with little charge and did not charge. One that fell silent
-- stood until it is heard again, if it is where it was; else until its silence is too long.
SELECT
    cell,
    sum(stood) AS dwell_ms,
    uniqExact(vehicle) AS vehicles
FROM
(
    SELECT
        vehicle,
        geoToH3(stop.1.latitude, stop.1.longitude, %(resolution)s) AS cell,
        geoToH3(stop.2.latitude, stop.2.longitude, %(resolution)s) AS next_cell,
        multiIf(
            stop.3, least(%(ends)s - stop.1.at, %(silence)s),
            next_cell = cell AND stop.1.odometer >= 0 AND stop.2.odometer >= 0
                AND abs(stop.2.odometer - stop.1.odometer) <= %(moved_m)s,
            stop.2.at - stop.1.at,
            least(stop.2.at - stop.1.at, %(silence)s)
        ) AS stood
    FROM frames
    ARRAY JOIN arrayFilter(
        each -> each.1.needs,
        arrayZip(
            frames,
            arrayPushBack(arrayPopFront(frames), frames[-1]),
            arrayMap(nth -> nth = length(frames), arrayEnumerate(frames))
        )
    ) AS stop
)
GROUP BY cell
