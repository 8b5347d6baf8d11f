-- An occupation begins where a free bay is taken, or where another vehicle stands than before.
-- Whether it began is not known where nothing was known before: those are counted apart.
SELECT
    (operator_id, lot_id, bay_id) AS key,
    operator_id, lot_id, bay_id,
    station_id != '' OR connector_id != '' AS charging_said,
    toUnixTimestamp64Milli(event_time) AS at,
    occupancy, energy_class,
    lagInFrame(at, 1, 0) OVER earlier AS last_at,
    lagInFrame(occupancy) OVER earlier AS last_occupancy,
    lagInFrame(vehicle) OVER earlier AS last_vehicle,
    at - last_at <= %(silence)s AND last_occupancy IN ('free', 'occupied') AS known_before,
    occupancy = 'occupied' AND known_before AND (
        last_occupancy = 'free'
        OR vehicle != '' AND last_vehicle != '' AND vehicle != last_vehicle
    ) AS begun,
    occupancy = 'occupied' AND NOT known_before AS found
FROM landing.parking_bay FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
  AND event_time < fromUnixTimestamp64Milli(%(ends)s)
WINDOW earlier AS
(
    PARTITION BY operator_id, lot_id, bay_id ORDER BY event_time
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
)
