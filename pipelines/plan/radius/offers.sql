-- Who offers what, by the networks that radii are asked of; a station may be of several. Those that
-- offer none go first: the engine would draw the circles of all of them.
SELECT network, district_code, longitude, latitude
FROM
(
    SELECT
        arrayMap(each -> each.1, arrayFilter(each -> each.2, [
            ('super-charging', ifNull(is_super, 0) = 1),
            ('swap', station_kind = 'swap'),
            ('charging', connectors > 0 AND use_class = 'public')
        ])) AS networks,
        district_code, longitude, latitude
    FROM standing
)
ARRAY JOIN networks AS network
WHERE notEmpty(networks)
