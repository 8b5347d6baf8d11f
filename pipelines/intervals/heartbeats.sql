-- What equipments said as a whole: a sign of life of their connectors, and nothing else.
SELECT
    operator_id, station_id, equipment_id,
    arrayMap(
        each -> each.at * 100000 + 30000 + intDiv(each.said, 1000) * 1000, statements
    ) AS beats
FROM status
WHERE connector_id = ''
