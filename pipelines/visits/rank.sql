,
    ifNull(
        wilson_high - wilson_low <= {widest} AND coverage >= {coverage}, false
    ) AS comparable,
    if(
        comparable, rank() OVER (PARTITION BY month, comparable ORDER BY wilson_low DESC), NULL
    ) AS rank
