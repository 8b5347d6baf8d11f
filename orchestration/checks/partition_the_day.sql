SELECT
    count() AS lines,
    countIf(
        arrayPopBack(all_ends) != arrayPopFront(all_starts)
            OR all_starts[1] != fromUnixTimestamp64Milli(%(starts)s)
            OR all_ends[-1] != fromUnixTimestamp64Milli(%(ends)s)
            OR total != %(ends)s - %(starts)s
    ) AS broken
FROM
(
    SELECT
        arraySort(groupArray(starts)) AS all_starts,
        arraySort(groupArray(ends)) AS all_ends,
        sum(milliseconds) AS total
    FROM derived.{table}
    WHERE day = %(day)s
    GROUP BY {line}
)
