-- Milliseconds of each span in each slot of the day, and in which slot it began.
SELECT
    *,
    arrayMap(
        slot -> greatest(0, least(ended, slot.2) - greatest(began, slot.1)), %(slots)s
    ) AS overlaps,
    arrayMap(slot -> began >= slot.1 AND began < slot.2, %(slots)s) AS begins
FROM spans
