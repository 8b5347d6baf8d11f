SELECT operator_id, station_id, connector_id, at * 100000 + 30000 + said AS sign
FROM status
WHERE connector_id != ''
UNION ALL
SELECT operator_id, station_id, wired.connector_id AS connector_id, at * 100000 + 30000 + intDiv(said, 1000)*1000 AS sign
FROM (SELECT * FROM status WHERE connector_id = '') AS heartbeat
INNER JOIN wired USING (operator_id, station_id, equipment_id)
UNION ALL
SELECT operator_id, station_id, connector_id, arrayJoin(arrayConcat(arrayMap(at -> at * 100000 + 20000, firsts), arrayMap(at -> at * 100000 + 40000, lasts))) AS sign
FROM life
