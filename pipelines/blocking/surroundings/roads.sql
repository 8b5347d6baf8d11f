SELECT operator_id, station_id, road_operator, segment_id
FROM stations
CROSS JOIN
(
    SELECT operator_id AS road_operator, segment_id, longitude AS x, latitude AS y
    FROM reference.road_segment FINAL
    WHERE valid_from <= %(day)s AND %(day)s < valid_to
    ORDER BY valid_from DESC
    LIMIT 1 BY operator_id, segment_id
) AS segment
WHERE greatCircleDistance(longitude, latitude, x, y) <= %(roads_within)s
