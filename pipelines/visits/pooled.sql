SELECT
    {keys},
    visits,
    known_visits,
    first_time,
    later_visits AS later,
    failed_visits AS failed,
    not_started_visits AS not_started,
    visits - known_visits AS unknown,
    known_visits / visits AS coverage,
    if(known_visits = 0, NULL, first_time / known_visits) AS first_time_success,
    if(known_visits = 0, NULL, greatest(0, centre - reach)) AS wilson_low,
    if(known_visits = 0, NULL, least(1, centre + reach)) AS wilson_high{rank}
FROM
(
    SELECT
        {inner_keys},
        count() AS visits,
        countIf(first_outcome != 'unknown') AS known_visits,
        countIf(first_outcome = 'charged') AS first_time,
        countIf(first_outcome NOT IN ('charged', 'unknown') AND charged > 0) AS later_visits,
        countIf(first_outcome NOT IN ('charged', 'unknown') AND charged = 0) AS failed_visits,
        countIf(first_outcome = 'not-started' AND charged = 0) AS not_started_visits,
        -- Wilson's interval of 95 percent.
        1.959964 AS z,
        1 + z * z / known_visits AS spread,
        first_time / known_visits AS share,
        (share + z * z / (2 * known_visits)) / spread AS centre,
        z * sqrt(share * (1 - share) / known_visits + z * z / (4 * known_visits * known_visits))
            / spread AS reach
    FROM derived.visits
    GROUP BY {keys}
)
