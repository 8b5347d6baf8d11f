SELECT
    toDate(%(day)s) AS day,
    operator_id, feeder_id, instruction_id, station_operator_id, station_id,
    fromUnixTimestamp64Milli(began, 'UTC') AS starts,
    fromUnixTimestamp64Milli(ended, 'UTC') AS ends,
    answer, target_w, said_outcome, said_w,
    intDiv(ended - began + 899999, 900000) AS quarters,
    known_quarters, kept_quarters, highest_w,
    compared_quarters,
    ifNull(baseline_w_quarters, 0) AS baseline_w_quarters,
    ifNull(net_w_quarters, 0) AS net_w_quarters,
    ifNull(instructed_w_quarters, 0) AS instructed_w_quarters
FROM instructions
LEFT JOIN measured USING (operator_id, feeder_id, instruction_id)
