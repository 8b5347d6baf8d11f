-- Whole known hours of each station.
SELECT
    concat(operator_id, '/', station_id) AS series,
    groupArray(hour_ended) AS ends,
    groupArray(power_w) AS powers_w,
    groupArray(latest) AS available
FROM
(
    SELECT
        operator_id, station_id,
        (intDiv(ended - 1, 3600000) + 1) * 3600000 AS hour_ended,
        intDiv(sum(assumeNotNull(charging_w)), 4) AS power_w,
        max(available) AS latest
    FROM quarters
    WHERE charging_w IS NOT NULL AND known_s * 100 >= (known_s + unknown_s) * %(least_known)s
    GROUP BY operator_id, station_id, hour_ended
    HAVING count() = 4
)
GROUP BY operator_id, station_id
ORDER BY series
