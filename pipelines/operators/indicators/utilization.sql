SELECT
    'time-utilization' AS indicator, operator_id, district_code, use_class,
    toInt64(sum(charging_ms + discharging_ms)) AS numerator,
    toInt64(sum(operating_ms)) AS denominator,
    toInt64(sum(unknown_ms)) AS unknown,
    denominator AS judged
FROM derived.utilization
WHERE day = %(day)s AND operating_ms > 0
GROUP BY operator_id, district_code, use_class
