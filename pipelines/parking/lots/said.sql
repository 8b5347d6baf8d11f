-- Bays in all are the lot's own count before the register's. More free bays than there are is
-- doubtful: such a statement is counted, and tells nothing.
SELECT
    (operator_id, lot_id) AS key,
    operator_id, lot_id,
    toUnixTimestamp64Milli(event_time) AS at,
    capacity IS NULL AS by_register,
    ifNull(capacity, bays) AS bays_in_all,
    ifNull(free <= bays_in_all, false) AS credible,
    ifNull(free > bays_in_all, false) AS doubtful,
    if(credible, assumeNotNull(bays_in_all), 0)::Int64 AS known_bays,
    if(credible, assumeNotNull(bays_in_all) - assumeNotNull(free), 0)::Int64 AS taken_bays,
    entered, left
FROM landing.parking_lot AS event FINAL
LEFT JOIN registered USING (operator_id, lot_id)
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
