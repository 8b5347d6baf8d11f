lasting AS
(
    SELECT
        said.*,
        least(if(later.at = 0, %(never)s, later.at), said.at + %(silence)s, %(ends)s)
            - greatest(said.at, %(starts)s) AS lasts
    FROM said
    LEFT ASOF JOIN (SELECT key, at FROM said) AS later
        ON said.key = later.key AND said.at < later.at
)
