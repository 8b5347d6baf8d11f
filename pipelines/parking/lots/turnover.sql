SELECT
    day, operator_id, lot_id, district_code, registered,
    if(gate_said = 0, NULL, vehicles_in) AS entered,
    if(gate_said = 0, NULL, vehicles_out) AS left,
    if(known_time = 0, NULL, known_bay_time / known_time) AS bays,
    gate_said AS gate_statements,
    said - gate_said AS statements_without_count,
    if(said = 0, NULL, gate_said / said) AS coverage,
    if(gate_said = 0 OR known_bay_time = 0, NULL, vehicles_in / (known_bay_time / known_time))
        AS turnover
FROM
(
    SELECT
        day, operator_id, lot_id, district_code, registered,
        sum(known_ms) AS known_time,
        sum(known_bay_ms) AS known_bay_time,
        sum(statements) AS said,
        sum(gate_statements) AS gate_said,
        sum(entered) AS vehicles_in,
        sum(left) AS vehicles_out
    FROM derived.parking_lots
    GROUP BY day, operator_id, lot_id, district_code, registered
)
