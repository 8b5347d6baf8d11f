-- Each number of stations that the text of a document gives, and how many its list names. What is
-- aspired to by the end of a year comes on top of what is to be built; within a year it stands apart.
SELECT target.target_id, target.value AS stated, countIf(
    (target.construction IN ('any', listed.construction))
    AND if(
        target.period = 'within-year',
        listed.year = target.year AND listed.strength = target.strength,
        listed.year <= target.year AND (listed.strength IN ('must', target.strength))
    )
) AS found
FROM reference.policy_target AS target FINAL
JOIN reference.policy_station AS listed FINAL ON listed.document_id = target.document_id
WHERE target.measure = 'stations' AND target.network = 'super-charging'
GROUP BY target.target_id, target.value
ORDER BY target.target_id
