-- The verdict of the day, and what the next day needs to know.
SELECT
    toDate(%(day)s) AS day,
    operator_id, station_id, connector_id,
    district_code, use_class,
    stage_now AS stage,
    if(
        stage_now = 'clear', '',
        arrayElement(%(kinds)s, indexOf(odds_now, arrayMax(odds_now)))
    ) AS kind,
    posterior,
    coalesce(registered_before, day) AS registered_on,
    multiIf(stage_now = 'clear', NULL, trusted, day, suspected_before) AS suspected_on,
    multiIf(
        NOT trusted AND confirmed_before IS NOT NULL, confirmed_before, confirmed, day, NULL
    ) AS confirmed_on,
    if(charges > 0, day, used_before) AS used_on,
    if(online > 0, day, online_before) AS online_on,
    rate,
    if(charges > 0, 0, expected_before + awaited) AS expected,
    if(charges > 0, 0, in_vain_before + starts) AS in_vain,
    odds_now AS odds,
    nats,
    speaks,
    round(kept * charges_before) + learns * 1000 * charges AS known_charges,
    round(kept * open_before) + learns * round(open_ms * type_factor * site_factor)
        AS known_open_ms,
    round(kept * failures_before) + learns * 1000 * failures AS known_failures,
    round(kept * unfed_before) + learns * 1000 * unfed AS known_unfed,
    charges_lately AS recent_charges,
    expected_lately AS recent_expected,
    decision, decided_by, reason,
    %(version)s AS rules
FROM ranked
