INSERT INTO landing.feeder_load
    (
        event_time, source, operator_id, feeder_id, interval_s, load_w, limit_w,
        _topic, _partition, _version, _landed_at
    )
SELECT
    toDateTime64(toStartOfInterval(now(), INTERVAL 15 MINUTE), 3, 'UTC')
        - toIntervalSecond(row * 900) AS ends,
    'made', 'grid', concat('F', toString(nth)), 900, 50000, 4000000,
    'grid', 0, 1000 - row, ends
FROM
(
    SELECT number %% 500 AS nth, intDiv(number, 500) AS row FROM numbers(500 * 96)
)
