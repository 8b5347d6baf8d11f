SELECT operator_id, station_id, road_operator, segment_id
FROM stations
CROSS JOIN
(
    SELECT operator_id AS road_operator, segment_id, longitude AS x, latitude AS y
    FROM $road_segment_of_day
) AS segment
WHERE greatCircleDistance(longitude, latitude, x, y) <= %(roads_within)s
