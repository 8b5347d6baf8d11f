SELECT
    (SELECT count() FROM derived.register WHERE day = %(day)s) AS registered,
    (
        SELECT sum(milliseconds) FROM derived.availability
        WHERE day = %(day)s AND condition = 'up'
    ) AS up,
    (
        SELECT sum(milliseconds) FROM derived.intervals
        WHERE day = %(day)s AND registered AND axis = 'operability' AND state = 'ok'
    ) AS in_order
