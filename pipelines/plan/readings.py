"""How the register is read for what a document asks: one line a kind of target.

What the register cannot answer is named with the reason, so that it is unknown and not 0. The
readings are ours; where a document's word leaves a choice, the comment says which one was made.
"""

from dataclasses import dataclass
from typing import Literal

# sum: so many are there; share: so large a part of them; within: so large a part lies no further
# than the figure; kept: so large a part keeps the figure; ratio: yes to no.
Kind = Literal["sum", "share", "within", "kept", "ratio"]


@dataclass(frozen=True)
class Reading:
    """By which things of the register a kind of target is judged.

    Attributes:
        pile_class, applies_to: of the target; empty for any.
        things: name of the things in `things.sql`; empty where the register has none.
        reason: why it cannot be answered, where it cannot.
    """

    measure: str
    network: str
    things: str = ""
    kind: Kind = "sum"
    pile_class: str = ""
    applies_to: str = ""
    reason: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """As SQL is given it."""
        found = (self.measure, self.network, self.pile_class, self.applies_to)
        return (*found, self.things, self.kind, self.reason)


def _unanswered(measure: str, network: str, reason: str) -> Reading:
    return Reading(measure, network, reason=reason)


_PREPARED = "what spaces are prepared for is not in the register"
_SPACES = "which spaces belong to such places is not in the register"
_PLACES = "such places are registered only where they have chargers"

READINGS = (
    # 桩 are equipment; a connector without one is its own.
    Reading("piles", "charging", "piles"),
    Reading("piles", "charging", "fast-piles", pile_class="fast"),
    Reading("piles", "super-charging", "super-piles", pile_class="super"),
    Reading("stations", "super-charging", "super-stations"),
    Reading("stations", "swap", "swap-stations"),
    Reading("share-of-stations", "storage", "storage-of-super", "share"),
    Reading("share-of-stations", "super-charging", "super-of-fast", "share"),
    Reading("fast-to-slow", "charging", "fast-piles", "ratio"),
    Reading("service-radius", "charging", "cells-charging", "within"),
    Reading("service-radius", "super-charging", "cells-super-charging", "within"),
    Reading("service-radius", "swap", "cells-swap", "within"),
    Reading("gun-power", "super-charging", "super-guns", "kept"),
    Reading("gun-power", "charging", "guns", "kept"),
    Reading("double-gun-power", "charging", "double-guns", "kept"),
    # The register has no transformers: contracted capacity stands for theirs.
    Reading("share-of-transformer", "storage", "storage-power", "kept"),
    Reading("storage-duration", "storage", "storage-duration", "kept"),
    Reading("storage-energy", "storage", "storage-energy", "kept"),
    Reading("road-length", "v2x", "v2x-metres"),
    Reading("coverage", "charging", "towns", "share", applies_to="有充电桩的乡镇（街道）"),
    Reading("coverage", "charging", "towns", "share", applies_to="有充电站、充电桩的镇街"),
    Reading("coverage", "charging", "districts", "share", applies_to="有充换电站的区县"),
    Reading(
        "piles",
        "charging",
        "service-area-piles",
        "kept",
        "fast",
        "停车位50个及以上的高速公路服务区的公用快充桩",
    ),
    Reading(
        "share-of-spaces",
        "charging",
        "service-area-share",
        "kept",
        "fast",
        "停车位50个以下的高速公路服务区的公用快充桩",
    ),
    _unanswered("coverage", "charging", _PLACES),
    _unanswered("coverage", "super-charging", _PLACES),
    _unanswered("share-of-spaces", "charging", _SPACES),
    _unanswered("prepared-share-of-spaces", "charging", _PREPARED),
    _unanswered("projects", "v2g", "projects are not in the register"),
    _unanswered("vehicles-served", "charging", "vehicles are not in the register"),
    _unanswered("smart-highway-length", "v2x", "roads under construction are not in the register"),
    _unanswered("roadside-units", "v2x", "it counts facilities, and the register has units"),
    _unanswered("mean-service-radius", "swap", "beyond 5 km the grid does not say how far"),
)

# 核心区 of Beijing is by the city's master plan 东城区 and 西城区, 中心城区 these six. Areas of
# Chongqing are those of its own plan of stations.
AREAS = (
    ("110000", "核心区", ["110101", "110102"]),
    ("110000", "中心城区", ["110101", "110102", "110105", "110106", "110107", "110108"]),
)
WHOLE = ("全市", "全区")
SERVICE_AREAS = "高速公路服务区"

# A register that gives no date has its rows begin on this one.
UNDATED = "2010-01-01"
PACE_DAYS = 365
