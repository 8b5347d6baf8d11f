-- One connector of twenty: opened and told again each hour; of three one is resolved.
INSERT INTO landing.alert
    (
        event_time, source, operator_id, cause, kind, state, severity, first_seen, last_seen,
        station_id, connector_id, _topic, _partition, _version, _landed_at
    )
SELECT
    now64(3) - toIntervalSecond(row * 3600 + nth %% 3600) AS said,
    'made',
    concat('O', toString(intDiv(nth, 12) %% 10)),
    concat('zombie/', toString(nth)),
    'zombie-pile',
    multiIf(row = 5, 'open', row = 0 AND nth %% 3 = 0, 'resolved', 'update'),
    'warning',
    now64(3) - toIntervalSecond(5 * 3600 + nth %% 3600),
    said,
    concat('S', toString(intDiv(nth, 12))),
    concat('C', toString(nth)),
    'alerts', 0, (10 - row) * 1000000 + nth, said
FROM
(
    SELECT
        number %% intDiv(%(connectors)s, 20) * 20 AS nth,
        intDiv(number, intDiv(%(connectors)s, 20)) AS row
    FROM numbers(intDiv(%(connectors)s, 20) * 6)
)
