-- Charges expected of a connector on a usual day: its own past, where that is short its site's. How
-- much connectors of one site differ is learned from all of the type. The rate has a gamma
-- distribution of that shape: the less is known, the more charges of the day it takes to miss them.
SELECT
    *,
    (greatest(0, sum(spread) OVER type) + %(spread_known)s / %(fewest_charges)s)
        / (sum(squared) OVER type + %(spread_known)s) AS variation,
    least(1 / %(fewest_charges)s, greatest(1 / %(most_charges)s, variation)) AS within_sites,
    1 / (within_sites + 1 / (%(site_charges)s + others_charges)) AS site_weight,
    site_weight + charges_known AS shape,
    greatest(shape / (site_weight / site_rate + days_known), least_rate) AS rate,
    toInt64(round(1e6 * rate * open_ms / 86400000)) AS usual
FROM rates
WINDOW type AS (PARTITION BY use_class, charge_kind)
