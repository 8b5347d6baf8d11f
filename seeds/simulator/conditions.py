"""What goes wrong in the field, and how often: the conditions that verdicts are judged under.

No source gives these rates for one city; each is our assumption, with what speaks for it. Those
"a year" are chances of a connector, a station or an operator to be befallen anew.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

Rate = Annotated[float, Meta(ge=0, le=365)]
Share = Annotated[float, Meta(ge=0, le=1)]
Positive = Annotated[float, Meta(gt=0)]
Deviation = Annotated[float, Meta(ge=0, le=50)]  # percent


class Lengths(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lengths, log-normal: their median in hours and the standard deviation of the logarithm."""

    median_h: Positive
    spread: Positive


class Conditions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often, and for how long.

    Attributes:
        zombies: share of connectors that are in a zombie episode at any time. Press speaks of 27 %
            of Shanghai's public piles (2021) with no definition; 1 % is harder to find.
        zombie: lengths of episodes: three months, as what is known of real ones is that they last:
            São Paulo's six stations that never charged did not in all six months (CHARGED), and
            ports that Berkeley found unusable were so after 8 days, too (Rempel et al. 2022).
        faults, repair: faults of a connector a year, and the time to repair. With 4 and 8 h about
            0.8 % of the time is lost; NEVI asks for an availability above 97 %.
        announced: share of faults of insulation and by heat that alarms warn of beforehand.
        false_alarms: such alarms of a connector a year that nothing follows.
        maintenance, maintained: planned, of a connector; California excludes up to 72 h a year.
        grid_losses, grid_loss: of a feeder, with all its stations.
        uplink_losses, uplink_loss: a station is not heard of while it goes on charging.
        blockings, blocking: of a connector's bay without a ground lock by a fuel car 油车占位: 0.06
            a day, nearly all from a quarter of an hour to four hours.
        closures, closure: of a station that is no private site, such as for rebuilding.
        feed_deaths, feed_death: nothing of an operator is heard of while it goes on charging.
        newcomers, newcomer_days: share of connectors that are commissioned later than the first
            midnight, and how many days later on average.
        retirements: chance of a connector a year to be decommissioned.
        resets: of a connector's meter, which then counts from 0.
        drifting_meters, drift_percent: share of connectors whose meter counts wrong, too much or
            too little, and by how much: at least and at most. JJG 1149 lets a charger of class 1
            or 2 be wrong by 1 or 2 %.
        missing_beats: share of repeated statuses that are never sent.
        skewed_clocks, skew_s: share of operators whose clock is wrong, and by how much at most.
        vendor_codes: share of operators whose status codes are not those of T/CEC 102.
        bad_records: share of Kafka records that are sent once more as nobody can accept them.
    """

    zombies: Annotated[float, Meta(ge=0, le=0.5)] = 0.01
    zombie: Lengths = Lengths(median_h=90 * 24, spread=0.7)
    faults: Rate = 4
    repair: Lengths = Lengths(median_h=8, spread=1.2)
    announced: Share = 0.6
    false_alarms: Rate = 0.5
    maintenance: Rate = 2
    maintained: Lengths = Lengths(median_h=3, spread=0.4)
    grid_losses: Rate = 2
    grid_loss: Lengths = Lengths(median_h=1.5, spread=1)
    uplink_losses: Rate = 6
    uplink_loss: Lengths = Lengths(median_h=2, spread=1)
    blockings: Rate = 22
    blocking: Lengths = Lengths(median_h=1, spread=0.5)
    closures: Rate = 0.1
    closure: Lengths = Lengths(median_h=14 * 24, spread=0.6)
    feed_deaths: Rate = 1
    feed_death: Lengths = Lengths(median_h=6, spread=1)
    newcomers: Share = 0.01
    newcomer_days: Positive = 60
    retirements: Rate = 0.03
    resets: Rate = 0.05
    drifting_meters: Share = 0.02
    drift_percent: tuple[Deviation, Deviation] = (1, 8)
    missing_beats: Share = 0.01
    skewed_clocks: Share = 0.5
    skew_s: Annotated[float, Meta(ge=0, le=600)] = 90
    vendor_codes: Share = 0.5
    bad_records: Share = 0.000_05
