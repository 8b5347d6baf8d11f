-- How many starts fail at a connector by its own past, where that is short by the city's day. A
-- connector that has always had its troubles is not one that no longer works.
SELECT
    *,
    charges_known + (failures_before + unfed_before) / 1000 AS starts_before,
    sumIf(starts, trusted) OVER () AS city_starts,
    (sumIf(failures, trusted) OVER () + %(starts_known)s * %(failures)s)
        / (city_starts + %(starts_known)s) AS city_failing,
    (sumIf(unfed, trusted) OVER () + %(starts_known)s * %(unfed)s)
        / (city_starts + %(starts_known)s) AS city_unfeeding,
    (%(starts_known)s * city_failing + failures_before / 1000)
        / (%(starts_known)s + starts_before) AS failing,
    (%(starts_known)s * city_unfeeding + unfed_before / 1000)
        / (%(starts_known)s + starts_before) AS unfeeding
FROM awaited
