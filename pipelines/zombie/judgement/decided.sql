-- What was decided by hand and holds on the day; of several, what began last.
SELECT operator_id, connector_id, decision, decided_by, reason
FROM reference.zombie_decision FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY operator_id, connector_id
