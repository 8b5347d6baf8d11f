-- A lot a row, each list by hour. Vehicles count in the hour in which they are told of.
SELECT
    operator_id, lot_id,
    sumForEachIf(overlaps, credible) AS known,
    sumForEachIf(overlaps, doubtful) AS doubted,
    sumForEach(arrayMap(ms -> ms * known_bays, overlaps)) AS bays,
    sumForEachIf(arrayMap(ms -> ms * known_bays, overlaps), by_register) AS bays_by_register,
    sumForEach(arrayMap(ms -> ms * taken_bays, overlaps)) AS taken_bays,
    sumForEach(begins) AS statements,
    sumForEachIf(begins, doubtful) AS doubtful_statements,
    sumForEachIf(begins, entered IS NOT NULL) AS gate_statements,
    sumForEach(arrayMap(here -> here * ifNull(entered, 0), begins)) AS vehicles_in,
    sumForEach(arrayMap(here -> here * ifNull(left, 0), begins)) AS vehicles_out
FROM divided
GROUP BY operator_id, lot_id
