-- How many the rules confirmed in the last days, and how many millionths of them may be wrong by the
-- surest that has been known of each by now.
SELECT count() AS confirmed_lately, sum(toUInt32(round(1e6 * (1 - surest)))) AS error_lately
FROM
(
    SELECT max(posterior) AS surest
    FROM derived.zombie
    WHERE day >= toDate(%(day)s) - %(false_days)s AND day < %(day)s AND stage = 'confirmed'
        AND confirmed_on >= toDate(%(day)s) - %(false_days)s AND decision = ''
    GROUP BY operator_id, station_id, connector_id, confirmed_on
)
