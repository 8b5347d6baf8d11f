-- A pile was heard of if it was online at a moment to which no word of the day before reaches. One
-- whose equipment nobody registered is its connector.
SELECT
    'access' AS indicator, operator_id, district_code, use_class,
    toInt64(countIf(heard)) AS numerator,
    toInt64(count()) AS denominator,
    toInt64(0) AS unknown,
    denominator AS judged
FROM
(
    SELECT
        operator_id, station_id, district_code, use_class,
        if(equipment_id = '', connector_id, equipment_id) AS pile,
        max((operator_id, station_id, connector_id) IN
        (
            SELECT operator_id, station_id, connector_id
            FROM derived.intervals
            WHERE day = %(day)s AND axis = 'connectivity' AND state = 'online'
              AND ends >= fromUnixTimestamp64Milli(%(heard_from)s)
        )) AS heard
    FROM operating
    GROUP BY operator_id, station_id, district_code, use_class, pile
)
GROUP BY operator_id, district_code, use_class
