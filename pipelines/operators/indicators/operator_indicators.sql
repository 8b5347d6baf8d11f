-- An indicator more is a step and a line here.
SELECT
    toDate(%(day)s) AS day,
    operator_id, district_code, use_class, indicator, numerator, denominator, unknown, judged
FROM
(
    SELECT * FROM access
    UNION ALL SELECT * FROM availability
    UNION ALL SELECT * FROM success
    UNION ALL SELECT * FROM fault_time
    UNION ALL SELECT * FROM plausible
    UNION ALL SELECT * FROM certified
    UNION ALL SELECT * FROM fees
    UNION ALL SELECT * FROM tariff
    UNION ALL SELECT * FROM utilization
    UNION ALL SELECT * FROM zombies
)
