-- Frames every 30 seconds: 48 on the way from one place to another in the morning, 48 back in the
-- evening, 32 while charging. Between them the vehicle is silent where it stands.
WITH
(
    SELECT groupArray((east, north))
    FROM
    (
        SELECT avg(longitude) AS east, avg(latitude) AS north
        FROM reference.station
        GROUP BY district_code
        ORDER BY district_code
    )
) AS middles
SELECT
    'made' AS source,
    operator_id, vehicle,
    fromUnixTimestamp64Milli(
        leaves_at + multiIf(row < 48, 0, row < 96, 36000000, 43200000) + row * 30000, 'UTC'
    ) AS event_time,
    'started' AS state,
    if(row < 96, 'not-charging', 'parked-charging') AS charge_state,
    toFloat32(if(row < 96 AND row %% 48 != 47, 30, 0)) AS speed_kmh,
    toUInt32(nth * 100 + least(row, 96) * 250) AS odometer_m,
    toFloat32(if(row < 96, 20 + nth %% 60, 80)) AS soc_percent,
    multiIf(row < 48, row / 47, row < 96, 1 - (row - 48) / 47, 0) AS way,
    home.1 + way * (work.1 - home.1) AS longitude,
    home.2 + way * (work.2 - home.2) AS latitude,
    'vehicle' AS _topic,
    toUInt64(row) AS _version
FROM
(
    SELECT
        number * %(every)s AS nth,
        concat('EXAMPLEV', toString(nth %% 9)) AS operator_id,
        concat('k1:', lower(hex(MD5(toString(nth))))) AS vehicle,
        toInt64(%(starts)s + nth * 7919 %% 21600000) AS leaves_at,
        middles[nth %% length(middles) + 1] AS middle,
        (middle.1 + nth * 17 %% 6000 / 1e5 - 0.03, middle.2 + nth * 29 %% 6000 / 1e5 - 0.03) AS home,
        (middle.1 + nth * 41 %% 6000 / 1e5 - 0.03, middle.2 + nth * 53 %% 6000 / 1e5 - 0.03) AS work
    FROM numbers(%(senders)s)
)
ARRAY JOIN range(%(first)s, %(first)s + %(rows)s) AS row
