-- What is told twice is one step, so that the last one of a life is all that is needed.
SELECT
    cause, first_seen,
    known.1 AS state,
    known.2 AS severity,
    known.3 AS kind,
    known.4 AS operator_id,
    known.5 AS station_id,
    known.6 AS connector_id,
    known.7 AS feeder_id,
    known.8 AS district_code,
    known.9 AS evidence,
    known.10 AS last_seen,
    if(state = 'resolved', known.11, NULL) AS resolved_at
FROM
(
    SELECT
        cause, first_seen,
        argMax(
            (
                state, severity, kind, operator_id, station_id, connector_id, feeder_id,
                district_code, evidence, last_seen, event_time
            ),
            (event_time, state = 'resolved', _version)
        ) AS known
    FROM landing.alert
    GROUP BY cause, first_seen
)
