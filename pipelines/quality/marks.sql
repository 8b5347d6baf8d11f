-- What comes quickest tells of the clock, not of the way.
SELECT
    operator_id, event_type, mark.1 AS issue,
    toInt64(mark.2) AS found, toInt64(mark.3) AS looked_at
FROM
(
    SELECT
        operator_id, event_type,
        count() AS events,
        [
            ('code-unknown', countIf(quality = 'code-unknown'), events),
            ('time-doubtful', countIf(quality = 'time-doubtful'), events),
            ('energy-doubtful', countIf(quality = 'energy-doubtful'), events),
            ('value-doubtful', countIf(quality = 'value-doubtful'), events),
            ('value-repeated', countIf(quality = 'value-repeated'), events),
            ('clock-ahead', countIf(lag < -%(ahead)s), events),
            ('clock-behind', toUInt64(countIf(lag <= %(behind)s) * 100 <= events), 1),
            ('late', countIf(lag > %(late)s), events)
        ] AS marks
    FROM said
    GROUP BY operator_id, event_type
)
ARRAY JOIN marks AS mark
