SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS hour,
    operator_id, lot_id, bay_id,
    at_station OR charging_seen AS charging,
    registered,
    slot.2 - slot.1 AS hour_ms,
    known[nth] AS known_ms,
    occupied[nth] AS occupied_ms,
    electric[nth] AS electric_ms,
    hybrid[nth] AS hybrid_ms,
    fuel[nth] AS fuel_ms,
    begun_in[nth] AS occupations_begun,
    found_in[nth] AS occupations_found
FROM registered
FULL JOIN taken USING (operator_id, lot_id, bay_id)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
