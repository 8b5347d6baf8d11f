-- Networks of which nothing is registered, and districts where a station has no position: there it
-- cannot be said that nothing is near.
SELECT
    network,
    groupUniqArrayIf(district_code, longitude IS NULL OR latitude IS NULL) AS unplaced,
    count() AS stations
FROM offers
GROUP BY network
