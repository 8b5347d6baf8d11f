"""How places to build are ranked: versioned, and named by each row of `derived.siting`.

No document gives a formula; all of these are our assumptions. `score` is in hours a day:

    score = hours that vehicles stood there, with little charge and without charging
            x share of the known time of public connectors in reach that they were occupied

and where no public connector is in reach the share is 1. Nothing is in it that is not known: no
score without a share, and none at all on a day on which no vehicle was heard.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ranking:
    """How places are ranked.

    Attributes:
        resolution: of the H3 cells; 8 is about 0.7 km².
        rings: connectors of so many rings of cells around are in reach, here within about 1 km.
        low_soc_percent: at or below it a vehicle that stands could have charged.
        moved_m: a vehicle stood if it drove no further between two reports.
    """

    version: int
    resolution: int
    rings: int
    low_soc_percent: int
    moved_m: int


VERSIONS = (Ranking(version=1, resolution=8, rings=1, low_soc_percent=50, moved_m=100),)
CURRENT = VERSIONS[-1]
