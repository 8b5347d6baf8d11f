-- What was said of each hour's weather, and when: the mean of the areas of which it was said then.
SELECT
    toUnixTimestamp64Milli(hour) AS hour_ms,
    toUnixTimestamp64Milli(event_time) AS said,
    greatest(max(toUnixTimestamp64Milli(_landed_at)), said) AS available,
    avg(temperature_c) AS celsius,
    avg(precipitation_mm) AS rain_mm
FROM landing.weather_hour FINAL
WHERE hour >= fromUnixTimestamp64Milli(%(starts)s)
  AND toUnixTimestamp64Milli(_landed_at) <= %(as_of)s
GROUP BY hour, event_time
ORDER BY hour, event_time
