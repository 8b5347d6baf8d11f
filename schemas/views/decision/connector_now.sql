-- What was said within the contract's silence; what claims to be of the future is not of now. A
-- heartbeat of the whole equipment says connectivity and nothing else.
WITH
    if(beat.1 > said.1, beat.2, said.2) AS connectivity_said,
    greatest(said.1, beat.1) AS heard
SELECT
    connector.operator_id AS operator_id,
    connector.station_id AS station_id,
    connector.connector_id AS connector_id,
    registered,
    entry.1 AS equipment_id,
    entry.2 AS charge_kind,
    entry.3 AS rated_power_w,
    entry.4 AS operating_state,
    if(connectivity_said = '', 'unknown', connectivity_said) AS connectivity,
    if(said.3 = '', 'unknown', said.3) AS operability,
    if(said.4 = '', 'unknown', said.4) AS occupancy,
    multiIf(
        connectivity = 'offline' OR operability IN ('faulted', 'maintenance'), 'out-of-order',
        connectivity != 'online' OR operability != 'ok' OR occupancy = 'unknown', 'unknown',
        occupancy = 'free', 'free',
        'taken'
    ) AS availability,
    said.5 AS raw_code,
    said.6 AS error_code,
    nullIf(heard, toDateTime64(0, 3, 'UTC')) AS heard_at,
    dateDiff('second', heard_at, now64(3)) AS freshness_s
FROM
(
    SELECT
        operator_id, station_id, connector_id,
        max(since) > toDate(0) AS registered,
        argMax(entries, since) AS entry,
        argMax(statement, (statement.1, version)) AS said
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
            toUInt64(0) AS version
        FROM reference.connector FINAL
        WHERE valid_from <= today() AND today() < valid_to

        UNION ALL

        SELECT
            operator_id, station_id, connector_id,
            toDate(0) AS since,
            (
                equipment_id, 'unknown'::LowCardinality(String), NULL::Nullable(Int32),
                'unknown'::LowCardinality(String)
            ) AS entries,
            (event_time, connectivity, operability, occupancy, raw_code, error_code) AS statement,
            _version AS version
        FROM landing.charger_status
        WHERE event_time >= now64(3) - $charger_status_silence AND event_time <= now64(3)
          AND connector_id != ''
    )
    GROUP BY operator_id, station_id, connector_id
) AS connector
LEFT JOIN
(
    SELECT
        operator_id, station_id, equipment_id,
        argMax((event_time, connectivity), (event_time, _version)) AS beat
    FROM landing.charger_status
    WHERE event_time >= now64(3) - $charger_status_silence AND event_time <= now64(3)
      AND connector_id = ''
    GROUP BY operator_id, station_id, equipment_id
) AS equipment
ON connector.operator_id = equipment.operator_id
    AND connector.station_id = equipment.station_id
    AND entry.1 = equipment.equipment_id
