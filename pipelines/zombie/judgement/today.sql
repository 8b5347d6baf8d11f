-- The day's evidence beside what was known the evening before, and what neighbours show. An
-- operator that has never sent a status is heard of by its orders.
SELECT
    *,
    day_ms / 86400000 AS days,
    NOT (stage_before IN ('suspected', 'confirmed')) AS trusted,
    charges + failures + unfed AS starts,
    online_ms / day_ms AS online,
    max(online_ms + offline_ms > 0 OR speaks_before) OVER operator AS speaks,
    avg(online_ms >= day_ms / 2) OVER operator AS operator_online,
    sum(starts) OVER operator AS operator_starts,
    count() OVER site - 1 AS neighbours,
    sum(online_ms >= day_ms / 2) OVER site - (online_ms >= day_ms / 2) AS neighbours_online,
    toInt64(multiIf(speaks, online_ms, operator_starts > 0, day_ms, 0)) AS listened_ms,
    greatest(0, listened_ms - broken_ms - plugged_ms - charging_ms) AS open_ms
FROM
(
    SELECT * FROM derived.zombie_evidence WHERE day = %(day)s AND in_operation
) AS evidence
LEFT JOIN
(
    SELECT
        operator_id, station_id, connector_id,
        stage AS stage_before,
        odds AS odds_before,
        toNullable(registered_on) AS registered_before,
        suspected_on AS suspected_before,
        confirmed_on AS confirmed_before,
        used_on AS used_before,
        online_on AS online_before,
        in_vain AS in_vain_before,
        expected AS expected_before,
        speaks AS speaks_before,
        known_charges AS charges_before,
        known_open_ms AS open_before,
        known_failures AS failures_before,
        known_unfed AS unfed_before,
        recent_charges AS recent_charges_before,
        recent_expected AS recent_expected_before
    FROM derived.zombie
    WHERE day = (SELECT max(day) FROM derived.zombie WHERE day < %(day)s)
) AS before USING (operator_id, station_id, connector_id)
WINDOW
    operator AS (PARTITION BY operator_id),
    site AS (PARTITION BY operator_id, station_id)
