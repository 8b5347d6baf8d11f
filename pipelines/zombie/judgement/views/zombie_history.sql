SELECT
    verdict.operator_id AS operator_id,
    verdict.station_id AS station_id,
    verdict.connector_id AS connector_id,
    any(verdict.district_code) AS district_code,
    any(verdict.use_class) AS use_class,
    argMax(verdict.kind, verdict.posterior) AS kind,
    verdict.suspected_on AS suspected_on,
    max(verdict.confirmed_on) AS confirmed_on,
    if(countIf(stage = 'cleared') = 0, NULL, maxIf(day, stage = 'cleared')) AS cleared_on,
    max(verdict.posterior) AS posterior,
    max(expected) AS charges_expected,
    max(verdict.in_vain) AS orders_in_vain,
    argMax((verdict.decision, verdict.decided_by, verdict.reason), verdict.day) AS last_decision,
    last_decision.1 AS decision,
    last_decision.2 AS decided_by,
    last_decision.3 AS reason,
    max(verdict.rules) AS rules
FROM derived.zombie AS verdict
WHERE verdict.suspected_on IS NOT NULL
GROUP BY verdict.operator_id, verdict.station_id, verdict.connector_id, verdict.suspected_on
