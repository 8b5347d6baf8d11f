-- The baseline: means of the same quarter hours of comparable days.
SELECT feeder_id, slot, intDiv(sum(net_w), count()) AS baseline, count() AS days
FROM
(
    SELECT feeder_id, slot, net_w FROM derived.flexibility
    WHERE day IN %(comparable)s AND NOT instructed AND is_known
    ORDER BY day DESC
    LIMIT %(baseline_days)s BY feeder_id, slot
)
GROUP BY feeder_id, slot
