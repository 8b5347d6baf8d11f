"""By what connectors are judged: versioned, and named by each verdict.

No rule gives numbers: 江津, Beijing and Shanghai name 僵尸桩 and define nothing. So all of these
are our assumptions. They were tried on the simulated city of seed 1, those of version 2 on seeds 11
to 13, that of version 3 on 12, 13 and 31 to 38, and are judged on others (`benchmarks/zombie`).
Evidence is counted in nats: by how much the logarithm of the odds that a connector is a zombie pile
of some kind rises on a day that shows a thing.
"""

from dataclasses import dataclass, replace
from typing import Literal, get_args

Kind = Literal[
    "silent",
    "never-heard",
    "unused",
    "blocked",
    "frozen",
    "without-energy",
    "failed-starts",
    "stuck-on",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Rules:
    """How connectors are judged.

    Attributes:
        onsets_a_day: chance that a connector becomes a zombie pile of one kind on a day: one in
            a hundred at any time, for a month each, shared by eight kinds.
        least_wh: an order below it was without energy; ChargeX counts from 0.1 kWh on.
        least_charges_a_day, least_private: a pile that is used less than that is of no use, however
            quiet its station is; at home once in a season is enough.
        site_charges: how many charges' worth the mean of its type weighs for a station.
        connector_charges: the same of its station for a connector, at least and at most; between
            them it follows from how much connectors of one station differ in the city.
        spread_known: how many squared charges' worth the least of it weighs.
        remembered_percent: of what is known of a connector, a day later.
        common_charges: how many charges' worth 1 weighs for what all of a type share on a day.
        starts_known: how many starts' worth the city's mean weighs for a connector.
        failures_percent: of starts that a fault ends, before any is known.
        unfed_percent: of starts that end without energy otherwise.
        in_vain: share of starts at a zombie pile of such a kind that fail.
        silent, silent_alone: a day without a word, with neighbours that are heard or without any.
        silent_private: the same of a private pile, which nobody closes; a home's link may fail for
            some days.
        grace_days: in which a connector that is new in the register may yet be silent.
        blocked: a day on which its bay is taken and it is free.
        frozen: a day plugged in without an order.
        stuck, stuck_unmetered: a day charging while the register stands still, or is not known.
        against: a day on which most of the time shows the contrary.
        used: a charge, against all that it cannot come with.
        most_odds: however much speaks for a kind.
        suspected_percent: from that posterior on a connector is suspected.
        cleared_percent: below it, it no longer is.
        in_time_days: an operator that clears a confirmed one within so many days does it in time.
        false_percent: of those confirmed in `false_days`, how many may be wrong on average; who is
            surer than that is confirmed anyway.
    """

    version: int
    onsets_a_day: float
    least_wh: int
    least_charges_a_day: float
    least_private: float
    site_charges: float
    connector_charges: tuple[float, float]
    spread_known: float
    remembered_percent: float
    common_charges: float
    starts_known: float
    failures_percent: float
    unfed_percent: float
    in_vain: float
    silent: float
    silent_alone: float
    silent_private: float
    grace_days: int
    blocked: float
    frozen: float
    stuck: float
    stuck_unmetered: float
    against: float
    used: float
    most_odds: float
    suspected_percent: int
    cleared_percent: int
    false_percent: int
    false_days: int
    in_time_days: int


_FIRST = Rules(
    version=1,
    onsets_a_day=0.01 / 30 / len(KINDS),
    least_wh=100,
    least_charges_a_day=0.1,
    least_private=0.1,
    site_charges=1,
    connector_charges=(4, 30),
    spread_known=100,
    remembered_percent=98.5,
    common_charges=5,
    starts_known=40,
    failures_percent=3,
    unfed_percent=1,
    in_vain=0.95,
    silent=3.5,
    silent_alone=0.15,
    silent_private=0.15,
    grace_days=5,
    blocked=3,
    frozen=2.5,
    stuck=5,
    stuck_unmetered=2,
    against=-4,
    used=-20,
    most_odds=1e4,
    suspected_percent=50,
    cleared_percent=20,
    false_percent=5,
    false_days=30,
    in_time_days=30,
)
_SECOND = replace(
    _FIRST,
    version=2,
    least_private=0.01,
    remembered_percent=99.3,
    silent_private=2,
    false_percent=2,
)
# Of the same values; but who is wrong by no more than `false_percent` waits for no share to fall.
VERSIONS = (_FIRST, _SECOND, replace(_SECOND, version=3))
CURRENT = VERSIONS[-1]
