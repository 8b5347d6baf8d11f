SELECT
    day, operator_id, feeder_id, instruction_id, station_operator_id, station_id, starts, ends,
    answer, target_w,
    baseline_w_quarters / nullIf(compared_quarters, 0) AS baseline_w,
    net_w_quarters / nullIf(compared_quarters, 0) AS actual_w,
    if(target_w IS NULL, NULL, instructed_w_quarters / nullIf(compared_quarters, 0)) AS instructed_w,
    baseline_w - actual_w AS delivered_w,
    delivered_w / nullIf(instructed_w, 0) AS delivered_share,
    multiIf(
        target_w IS NULL, 'unknown',
        known_quarters > kept_quarters, 'missed',
        known_quarters = quarters, 'kept',
        'unknown'
    ) AS outcome,
    said_outcome, highest_w, said_w,
    quarters, kept_quarters, known_quarters, compared_quarters,
    quarters - known_quarters AS unknown_quarters
FROM derived.dispatch
