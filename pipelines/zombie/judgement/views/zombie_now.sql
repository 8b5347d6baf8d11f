SELECT
    day, operator_id, station_id, connector_id, district_code, use_class,
    stage, kind, posterior, suspected_on, confirmed_on, used_on, online_on,
    expected AS charges_expected, in_vain AS orders_in_vain,
    decision, decided_by, reason, rules
FROM derived.zombie
WHERE day = (SELECT max(day) FROM derived.zombie) AND stage IN ('suspected', 'confirmed')
