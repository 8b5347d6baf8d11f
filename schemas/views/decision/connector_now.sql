-- A statement holds while the equipment is heard of: statements and heartbeats (connectivity of the
-- whole equipment, and nothing else) follow it without a gap that is longer than the contract's
-- silence, as in pipelines/intervals. What claims to be of the future is not of now.
WITH
    arraySort(arrayConcat([said.1], arrayFilter(at -> at > said.1, beats), [now64(3)])) AS signs,
    arrayExists(
        (at, next) -> next > at + $charger_status_silence,
        arrayPopBack(signs), arrayPopFront(signs)
    ) AS forgotten,
    if(beat.1 > said.1, beat, (said.1, said.2)) AS link,
    link.1 < now64(3) - $charger_status_silence AS silent
SELECT
    connector.operator_id AS operator_id,
    connector.station_id AS station_id,
    connector.connector_id AS connector_id,
    registered,
    entry.1 AS equipment_id,
    entry.2 AS charge_kind,
    entry.3 AS rated_power_w,
    entry.4 AS operating_state,
    if(silent, 'unknown', link.2) AS connectivity,
    if(forgotten, 'unknown', said.3) AS operability,
    if(forgotten, 'unknown', said.4) AS occupancy,
    multiIf(
        connectivity = 'offline' OR operability IN ('faulted', 'maintenance'), 'out-of-order',
        connectivity != 'online' OR operability != 'ok' OR occupancy = 'unknown', 'unknown',
        occupancy = 'free', 'free',
        'taken'
    ) AS availability,
    if(forgotten, '', said.5) AS raw_code,
    if(forgotten, '', said.6) AS error_code,
    if(silent, NULL, link.1) AS heard_at,
    dateDiff('second', heard_at, now64(3)) AS freshness_s
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        max(since) > toDate(0) AS registered,
        argMax(entries, since) AS entry,
        argMax(statement, moment) AS said
    FROM
    (
        SELECT
            operator_id, station_id, connector_id,
            valid_from AS since,
            (equipment_id, charge_kind, rated_power_w, operating_state) AS entries,
            (
                toDateTime64(0, 3, 'UTC'),
                ''::LowCardinality(String), ''::LowCardinality(String), ''::LowCardinality(String),
                ''::LowCardinality(String), ''::LowCardinality(String)
            ) AS statement,
            toUInt128(0) AS moment
        FROM reference.connector FINAL
        WHERE valid_from <= $today AND $today < valid_to

        UNION ALL

        SELECT
            operator_id, station_id, connector_id,
            toDate(0) AS since,
            (
                equipment_id, 'unknown'::LowCardinality(String), NULL::Nullable(Int32),
                'unknown'::LowCardinality(String)
            ) AS entries,
            (event_time, connectivity, operability, occupancy, raw_code, error_code) AS statement,
            $moment AS moment
        FROM landing.charger_status
        WHERE event_time >= now64(3) - $look_back AND event_time <= now64(3) AND connector_id != ''
    )
    GROUP BY operator_id, station_id, connector_id
) AS connector
LEFT JOIN
(
    SELECT
        operator_id, station_id, equipment_id,
        groupArray(event_time) AS beats,
        argMax((event_time, connectivity), $moment) AS beat
    FROM landing.charger_status
    WHERE event_time >= now64(3) - $look_back AND event_time <= now64(3) AND connector_id = ''
    GROUP BY operator_id, station_id, equipment_id
) AS equipment
ON connector.operator_id = equipment.operator_id
    AND connector.station_id = equipment.station_id
    AND entry.1 = equipment.equipment_id
