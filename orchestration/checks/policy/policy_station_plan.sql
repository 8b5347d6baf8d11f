-- Each number of stations that the text of a document plans, and the sum of its table.
SELECT target.target_id, target.value AS stated, sumIf(
    plan.stations,
    (target.area IN ('全市', plan.area_group))
    AND if(target.period = 'within-year', plan.year = target.year, plan.year <= target.year)
) AS found
FROM reference.policy_target AS target FINAL
JOIN reference.policy_station_plan AS plan FINAL ON plan.document_id = target.document_id
WHERE target.measure = 'stations' AND target.comparison = '='
GROUP BY target.target_id, target.value
ORDER BY target.target_id
