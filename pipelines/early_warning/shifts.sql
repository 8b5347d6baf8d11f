-- Stations of feeders that may carry too much, by what could be shifted at that time of day on
-- average of the last days.
SELECT
    feeder_id, operator_id, station_id,
    intDiv(
        sum(power_w * greatest(0, least(ended, until) - greatest(began, since))),
        %(days)s * any(until - since)
    ) AS shiftable_w
FROM charged
INNER JOIN
(
    SELECT
        too_much.1 AS feeder_id,
        too_much.2 - before * 86400000 AS since,
        too_much.3 - before * 86400000 AS until
    FROM (SELECT arrayJoin(%(too_much)s) AS too_much, arrayJoin(range(1, %(days)s + 1)) AS before)
) AS spans USING (feeder_id)
WHERE slack >= %(least_slack)s
GROUP BY feeder_id, operator_id, station_id
HAVING shiftable_w > 0
ORDER BY shiftable_w DESC, operator_id, station_id
LIMIT %(listed)s BY feeder_id
