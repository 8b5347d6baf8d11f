SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour,
    operator_id, lot_id, district_code, registered,
    slot.2 - slot.1 AS hour_ms,
    known[nth] AS known_ms,
    doubted[nth] AS doubtful_ms,
    bays[nth] AS known_bay_ms,
    bays_by_register[nth] AS known_by_register_bay_ms,
    taken_bays[nth] AS occupied_bay_ms,
    statements[nth] AS statements,
    doubtful_statements[nth] AS doubtful_statements,
    gate_statements[nth] AS gate_statements,
    vehicles_in[nth] AS entered,
    vehicles_out[nth] AS left
FROM (SELECT * EXCEPT bays FROM registered) AS registered
FULL JOIN taken USING (operator_id, lot_id)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
