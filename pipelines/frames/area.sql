-- Stations of an area together, where enough of them is known.
SELECT
    area AS series,
    groupArray(ended) AS ends,
    groupArray(power_w) AS powers_w,
    groupArray(latest) AS available
FROM
(
    SELECT
        area, ended,
        assumeNotNull(sum(charging_w)) AS power_w,
        max(available) AS latest,
        count() AS heard,
        sum(known_s) AS known,
        sum(unknown_s) AS unknown
    FROM quarters
    INNER JOIN areas USING (operator_id, station_id)
    GROUP BY area, ended
    HAVING count(charging_w) > 0
       AND known * 100 >= (known + unknown) * %(least_known)s
) AS sums
INNER JOIN (SELECT area, count() AS stations FROM areas GROUP BY area) AS all_of USING (area)
WHERE heard * 100 >= stations * %(least_known)s
GROUP BY area
ORDER BY series
