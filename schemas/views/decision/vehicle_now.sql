-- Cells of a hundredth of a degree, about a kilometre. Of fewer than five vehicles, an assumption of
-- ours, a cell says nothing at all: they could be told apart.
SELECT
    floor(place.1, 2) AS cell_longitude,
    floor(place.2, 2) AS cell_latitude,
    count() AS vehicles,
    countIf(place.3 IN ('parked-charging', 'driving-charging')) AS charging,
    round(avg(place.4), 1) AS mean_soc_percent
FROM
(
    SELECT argMax((longitude, latitude, charge_state, soc_percent), $moment) AS place
    FROM landing.vehicle_telemetry
    WHERE event_time >= now64(3) - $vehicle_telemetry_silence AND event_time <= now64(3)
      AND longitude IS NOT NULL AND latitude IS NOT NULL
    GROUP BY vehicle
)
GROUP BY cell_longitude, cell_latitude
HAVING vehicles >= 5
