SELECT
    {keys},
    connectors,
    up / 1000 AS up_s,
    down / 1000 AS down_s,
    offline / 1000 AS offline_s,
    faulted / 1000 AS faulted_s,
    unknown / 1000 AS unknown_s,
    unsaid / 1000 AS unsaid_s,
    excluded / 1000 AS excluded_s,
    maintenance / 1000 AS maintenance_s,
    grid_outage / 1000 AS grid_outage_s,
    not_in_operation / 1000 AS not_in_operation_s,
    if(judged = 0, NULL, (up + down) / judged) AS coverage,
    if(up + down = 0, NULL, up / judged) AS availability,
    if(up + down = 0, NULL, up / (up + down)) AS availability_of_known,
    if(up + down + unsaid = 0, NULL, (up + unsaid) / judged) AS availability_unless_told
FROM
(
    SELECT
        {inner_keys},
        uniqExact((operator_id, station_id, connector_id)) AS connectors,
        sumIf({length}, condition = 'up') AS up,
        sumIf({length}, condition = 'down') AS down,
        sumIf({length}, reason = 'offline') AS offline,
        sumIf({length}, reason = 'faulted') AS faulted,
        sumIf({length}, condition = 'unknown') AS unknown,
        sumIf({length}, reason = 'unsaid') AS unsaid,
        sumIf({length}, condition = 'excluded') AS excluded,
        sumIf({length}, reason = 'maintenance') AS maintenance,
        sumIf({length}, reason = 'grid-outage') AS grid_outage,
        sumIf({length}, reason = 'not-in-operation') AS not_in_operation,
        up + down + unknown AS judged
    FROM derived.availability{where}
    GROUP BY {keys}
)
