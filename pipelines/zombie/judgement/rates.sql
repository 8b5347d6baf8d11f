-- Charges a day of a site, by its connectors' past, where that is short by what is usual of their
-- type; its own past is left out of what a connector is compared with. Sums are of whole numbers.
SELECT
    *,
    charges_before / 1000 AS charges_known,
    open_before / 86400000 AS days_known,
    sum(charges_before) OVER type / 1000 + sum(charges) OVER type AS type_charges,
    (sum(open_before) OVER type + sum(open_ms) OVER type) / 86400000 AS type_days,
    if(use_class = 'private', %(least_private)s, %(least_charges)s) AS least_rate,
    greatest(type_charges / greatest(type_days, 1), least_rate) AS type_rate,
    sum(charges_before) OVER site / 1000 - charges_known AS others_charges,
    sum(open_before) OVER site / 86400000 - days_known AS others_days,
    (%(site_charges)s + others_charges)
        / (%(site_charges)s / type_rate + others_days) AS site_rate,
    site_rate * days_known AS compared_with,
    toInt64(round(pow(charges_known - compared_with, 2) - compared_with)) AS spread,
    toInt64(round(pow(compared_with, 2))) AS squared
FROM today
WINDOW
    type AS (PARTITION BY use_class, charge_kind),
    site AS (PARTITION BY operator_id, station_id)
