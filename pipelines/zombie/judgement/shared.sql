-- What all of a type share on the day: a holiday, rain, a lockdown. Who is suspected has no say.
SELECT
    *,
    least(2, (sumIf(charges, trusted) OVER type + %(common_charges)s)
        / (sumIf(usual, trusted) OVER type / 1e6 + %(common_charges)s)) AS type_factor,
    toInt64(round(usual * type_factor)) AS likely,
    intDiv(recent_charges_before, 2) + if(trusted, charges * 1000, 0) AS charges_lately,
    intDiv(recent_expected_before, 2) + if(trusted, intDiv(likely, 1000), 0) AS expected_lately
FROM usual
WINDOW type AS (PARTITION BY use_class, charge_kind)
