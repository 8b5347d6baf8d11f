-- Charges of a connector a day in which it is open: its own past, where that is short its
-- station's, and where that is short what is usual of its type. Sums are of whole thousandths.
SELECT
    *,
    charges_before / 1000 AS charges_known,
    open_before / 86400000 AS days_known,
    sum(charges_before) OVER type / 1000 + sum(charges) OVER type AS type_charges,
    (sum(open_before) OVER type + sum(open_ms) OVER type) / 86400000 AS type_days,
    greatest(type_charges / greatest(type_days, 1), %(least_charges)s) AS type_rate,
    sum(charges_before) OVER site / 1000 - charges_known AS others_charges,
    sum(open_before) OVER site / 86400000 - days_known AS others_days,
    (%(site_charges)s + others_charges)
        / (%(site_charges)s / type_rate + others_days) AS site_rate,
    %(connector_charges)s + charges_known AS shape,
    greatest(
        shape / (%(connector_charges)s / site_rate + days_known), %(least_charges)s
    ) AS rate,
    toInt64(round(1e6 * rate * open_ms / 86400000)) AS usual
FROM today
WINDOW
    type AS (PARTITION BY use_class, charge_kind),
    site AS (PARTITION BY operator_id, station_id)
