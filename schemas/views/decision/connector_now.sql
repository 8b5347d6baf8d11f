-- A statement holds while the equipment is heard of: statements and heartbeats (connectivity of the
-- whole equipment, and nothing else) follow it without a gap that is longer than the contract's
-- silence, as in pipelines/intervals. So it is forgotten where the heartbeats that have come without
-- such a gap until now began too long after it. What claims to be of the future is not of now.
WITH
    greatest(said.1, heard_last) AS link_at,
    link_at < now64(3) - $charger_status_silence AS silent,
    silent OR alive_since_ms > toUnixTimestamp64Milli(said.1) + $charger_status_silence_ms
        AS forgotten
SELECT
    connector.operator_id AS operator_id,
    connector.station_id AS station_id,
    connector.connector_id AS connector_id,
    registered,
    entry.1 AS equipment_id,
    entry.2 AS charge_kind,
    entry.3 AS rated_power_w,
    entry.4 AS operating_state,
    if(silent, 'unknown', if(heard_last > said.1, beat, said.2)) AS connectivity,
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
    if(silent, NULL, link_at) AS heard_at,
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
            _moment AS moment
        FROM latest.charger_status
        WHERE event_time >= now64(3) - $look_back AND event_time <= now64(3)
    )
    GROUP BY operator_id, station_id, connector_id
) AS connector
LEFT JOIN
(
    SELECT
        operator_id, station_id, equipment_id,
        arraySort(groupArray(toUnixTimestamp64Milli(first))) AS firsts,
        arraySort(groupArray(toUnixTimestamp64Milli(last))) AS lasts,
        max(last) AS heard_last,
        -- Where a heartbeat follows too late begins what is alive since.
        firsts[1 + arrayLastIndex(
            (at, next) -> next > at + $charger_status_silence_ms,
            arrayPopBack(lasts), arrayPopFront(firsts)
        )] AS alive_since_ms,
        argMax(said.2, said.1) AS beat
    FROM latest.charger_heard
    WHERE last >= now64(3) - $look_back AND first <= now64(3)
    GROUP BY operator_id, station_id, equipment_id
) AS equipment
ON connector.operator_id = equipment.operator_id
    AND connector.station_id = equipment.station_id
    AND entry.1 = equipment.equipment_id
