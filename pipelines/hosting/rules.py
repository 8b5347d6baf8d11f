"""How places are graded by what they can still host: versioned, and named by each row.

The policies ask for 分层分级评估接入能力, an assessment by layer and by grade (武隆 2024–26, 三;
渝府办发〔2024〕29号), and give no numbers: all of these are our assumptions but `super_w`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grading:
    """How a place is graded.

    Attributes:
        days: looked back on, the day among them: each day of the week four times.
        least_days: fewer give no grade: each day of the week once.
        least_known_percent: of its quarter hours; below that a quiet place is unknown, since what
            was not seen may have been the peak.
        heavy_percent: of what it may carry; above it a place is `heavy`.
        full_percent: above it a place is `full`.
        super_w: of a super-charging connector, at least 480 kW by 渝府办发〔2024〕29号.
    """

    version: int
    days: int
    least_days: int
    least_known_percent: int
    heavy_percent: int
    full_percent: int
    super_w: int


VERSIONS = (
    Grading(
        version=1,
        days=28,
        least_days=7,
        least_known_percent=90,
        heavy_percent=80,
        full_percent=100,
        super_w=480_000,
    ),
)
CURRENT = VERSIONS[-1]
