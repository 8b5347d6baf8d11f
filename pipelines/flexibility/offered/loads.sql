-- What the stations of each feeder took by quarter hour, as far as it is known.
SELECT
    feeder_id,
    ended - 900000 AS began,
    count() AS heard,
    sum(net_w) AS net,
    sum(known_s)::Int64 AS known,
    sum(unknown_s)::Int64 AS unknown
FROM quarters
INNER JOIN supplied USING (operator_id, station_id)
GROUP BY feeder_id, began
