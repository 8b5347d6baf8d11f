-- How many charges are expected of the day, by what the neighbours had of late: a site that nobody
-- comes to makes no zombies.
SELECT
    *,
    least(2, ((sum(charges_lately) OVER site - charges_lately) / 1000 + 1)
        / ((sum(expected_lately) OVER site - expected_lately) / 1000 + 1)) AS site_factor,
    likely * site_factor / 1e6 AS awaited,
    if(charges > 0, 0, shape * log(1 + awaited / shape)) AS gap
FROM shared
WINDOW site AS (PARTITION BY operator_id, station_id)
