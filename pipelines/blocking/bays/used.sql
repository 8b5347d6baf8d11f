-- A connector a row, each list by hour. Whether a fuel car stands there is known where the bay is, or
-- where somebody is plugged in.
SELECT
    operator_id, station_id, connector_id,
    sumForEachIf(overlaps, use NOT IN ('unknown', 'contradiction')) AS known,
    sumForEachIf(
        overlaps, use NOT IN ('unknown', 'contradiction', 'unplugged', 'reserved')
    ) AS bay_known,
    sumForEachIf(overlaps, use IN ('charging', 'discharging')) AS charging,
    sumForEachIf(overlaps, use = 'waiting') AS waiting,
    sumForEachIf(overlaps, use = 'full-not-moved') AS overstay,
    sumForEachIf(overlaps, use = 'ice-blocked') AS ice_blocked,
    sumForEachIf(overlaps, use = 'ev-idle') AS ev_idle,
    sumForEachIf(overlaps, use = 'vehicle-unknown') AS vehicle_unknown,
    sumForEachIf(begins, use = 'full-not-moved') AS overstays,
    sumForEachIf(begins, use = 'ice-blocked') AS ice_blockings,
    sumForEachIf(
        begins,
        empty_before AND use NOT IN ('free', 'unplugged', 'reserved', 'unknown', 'contradiction')
    ) AS stays
FROM divided
GROUP BY operator_id, station_id, connector_id
