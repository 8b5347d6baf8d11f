-- What sessions drew, each list by quarter hour: all of it, what could have been drawn later, and
-- that of which it is not known.
SELECT
    feeder_id,
    sumForEach(drawn) AS session,
    sumForEachIf(drawn, slack >= %(least_slack)s) AS shiftable,
    sumForEachIf(drawn, slack IS NULL) AS shift_unknown
FROM (SELECT *, arrayMap(ms -> ms * assumeNotNull(power_w), overlaps) AS drawn FROM divided)
GROUP BY feeder_id
