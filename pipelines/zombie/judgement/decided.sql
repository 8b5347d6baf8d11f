-- What was decided by hand and holds on the day; of several, what began last.
SELECT operator_id, connector_id, decision, decided_by, reason
FROM $zombie_decision_of_day
