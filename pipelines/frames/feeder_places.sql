-- What a feeder may carry is no bound of what it will.
SELECT feeder_id AS series, 'feeder' AS kind, NULL AS lower_w, NULL AS upper_w
FROM reference.feeder FINAL
WHERE valid_from <= %(day)s AND %(day)s < valid_to
ORDER BY valid_from DESC
LIMIT 1 BY feeder_id
