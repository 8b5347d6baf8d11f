-- How many the rules confirmed in the last days, and how many millionths of them may be wrong.
SELECT
    count() AS confirmed_lately,
    sum(toUInt32(round(1e6 * (1 - posterior)))) AS error_lately
FROM derived.zombie
WHERE day >= toDate(%(day)s) - %(false_days)s AND day < %(day)s AND confirmed_on = day AND decision = ''
