-- What the stations of an instructed feeder took, beside their baseline. An instruction to one
-- station is measured by nothing here: its feeder's load does not show it. Nor is a quarter hour for
-- a part of which it did not hold: what is taken before and after is nobody's fault.
SELECT
    operator_id, feeder_id, instruction_id,
    countIf(is_known) AS known_quarters,
    countIf(is_known AND net_w <= target_w) AS kept_quarters,
    maxIf(net_w, is_known) AS highest_w,
    countIf(is_known AND baseline_w IS NOT NULL) AS compared_quarters,
    sumIf(baseline_w, is_known) AS baseline_w_quarters,
    sumIf(net_w, is_known AND baseline_w IS NOT NULL) AS net_w_quarters,
    sumIf(greatest(baseline_w - target_w, 0), is_known AND baseline_w IS NOT NULL)
        AS instructed_w_quarters
FROM instructions
INNER JOIN
(
    SELECT
        feeder_id, net_w, is_known, baseline_w,
        toUnixTimestamp(quarter)::Int64 * 1000 AS at
    FROM derived.flexibility
    WHERE day >= toDate(%(day)s) - 1 AND day <= %(day)s
) AS load USING (feeder_id)
WHERE station_id = '' AND at >= began AND at + 900000 <= ended
GROUP BY operator_id, feeder_id, instruction_id
