-- What statements are judged by, a thing a row. Its value is what it counts for: 0 if it is looked at
-- and does not count, NULL if that is not known.
SELECT * FROM station_things
UNION ALL
SELECT * FROM pile_things
UNION ALL
SELECT * FROM place_things
