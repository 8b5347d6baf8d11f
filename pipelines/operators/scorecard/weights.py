"""What counts how much on the scorecard: versioned, and named by each row.

Beijing's plan names 一次充电成功率, 设备可用率, 计量准确度, 标识评定通过率 and 利用率 for it,
Jiangjin's 僵尸桩, 接入 and 故障处理; neither gives a weight. All numbers are our assumptions.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weight:
    """How an indicator counts.

    Attributes:
        weight: of all weights' sum.
        none_at, full_at: rates that give 0 and 100 points; between them it is linear.
    """

    indicator: str
    weight: int
    none_at: float
    full_at: float


@dataclass(frozen=True)
class Weights:
    """A version of the scorecard.

    Attributes:
        least_known_percent: of all weight, for a rank.
    """

    version: int
    least_known_percent: int
    weights: tuple[Weight, ...]


VERSIONS = (
    Weights(
        version=1,
        least_known_percent=60,
        weights=(
            Weight("access", 10, 0.8, 1),
            Weight("availability", 15, 0.8, 1),
            Weight("first-time-success", 15, 0.7, 1),
            Weight("fault-time", 5, 0.1, 0),
            Weight("repair", 5, 72, 4),
            Weight("overdue", 5, 0.2, 0),
            Weight("plausible-by-registers", 5, 0.9, 1),
            Weight("plausible-by-power", 5, 0.9, 1),
            Weight("plausible-by-vehicle", 5, 0.8, 1),
            Weight("certified", 10, 0, 1),
            Weight("service-fee-deviation", 5, 0.5, 0),
            Weight("time-utilization", 10, 0, 0.15),
            Weight("zombie", 5, 0.1, 0),
        ),
    ),
)
CURRENT = VERSIONS[-1]
