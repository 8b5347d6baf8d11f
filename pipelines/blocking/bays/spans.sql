-- A use holds until the next one begins; the first that is read tells of the one before it too.
SELECT
    operator_id, station_id, connector_id, use,
    previous_use IN ('free', 'unplugged', 'reserved') AS empty_before,
    since_at AS began,
    next_at AS ended
FROM said

UNION ALL

SELECT
    operator_id, station_id, connector_id, previous_use AS use,
    false AS empty_before,
    previous_at AS began,
    since_at AS ended
FROM said
WHERE nth = 1 AND previous_at < since_at
