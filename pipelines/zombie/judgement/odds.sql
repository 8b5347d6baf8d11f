-- Odds that it has become a zombie pile of each kind and is one still, after Shiryaev (1963): each
-- day it may have, and what is for it since multiplies.
SELECT
    *,
    arrayMap(
        (before, nat) -> (before + %(onsets)s) * exp(nat),
        if(empty(odds_before), arrayResize([]::Array(Float64), length(nats), 0.), odds_before),
        nats
    ) AS odds_grown,
    -- Nothing is so sure that what speaks against it for some days could not undo it.
    arrayMap(
        each -> greatest(1e-9, each * least(1, %(most_odds)s / arrayMax(odds_grown))), odds_grown
    ) AS odds_now,
    arraySum(odds_now) AS odds_of_any,
    odds_of_any / (1 + odds_of_any) AS posterior,
    toUInt32(round(1e6 * (1 - posterior))) AS error,
    posterior >= %(suspected)s AS likely_zombie,
    NOT trusted AND posterior >= %(cleared)s AS lasts
FROM nats
