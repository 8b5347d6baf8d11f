-- What a feeder may carry is no bound of what it will.
SELECT feeder_id AS series, 'feeder' AS kind, NULL AS lower_w, NULL AS upper_w
FROM $feeder_of_day
