SELECT
    toDate(%(day)s) AS day,
    toDateTime(intDiv(slot.1, 1000), 'UTC') AS quarter,
    operator_id, feeder_id, district_code, registered, capacity_w,
    slot.2 - slot.1 AS quarter_ms,
    load_known[nth] AS load_known_ms,
    load[nth] AS load_w_ms,
    base_known[nth] AS base_known_ms,
    base[nth] AS base_w_ms,
    limit_known[nth] AS limit_known_ms,
    limits[nth] AS limit_w_ms,
    headroom_known[nth] AS headroom_known_ms,
    headroom[nth] AS headroom_w_ms,
    overloaded[nth] AS overloaded_ms,
    supply_known[nth] AS supply_known_ms,
    outage[nth] AS outage_ms,
    energies[nth] AS charging_wh,
    metered_times[nth] AS charging_metered_ms,
    operating_times[nth] AS charging_operating_ms
FROM
(
    SELECT * FROM registered
    FULL JOIN loads USING (feeder_id)
) AS feeders
LEFT JOIN charging USING (feeder_id)
ARRAY JOIN %(slots)s AS slot, arrayEnumerate(%(slots)s) AS nth
