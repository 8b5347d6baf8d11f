"""Closed lists by which the figures of policy documents are found, each said once."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import column

_WORD = column("LowCardinality(String)")

Measure = Annotated[
    Literal[
        "piles",
        "stations",
        "projects",
        "firms",
        "vehicles",
        "vehicles-served",
        "coverage",
        "share-of-stations",
        "share-of-piles",
        "share-of-spaces",
        "prepared-share-of-spaces",
        "spaces-per-vehicle",
        "piles-per-vehicle",
        "market-share",
        "service-radius",
        "mean-service-radius",
        "fast-to-slow",
        "gun-power",
        "double-gun-power",
        "share-of-transformer",
        "storage-duration",
        "storage-energy",
        "swap-duration",
        "swaps-per-day",
        "road-length",
        "smart-highway-length",
        "roadside-units",
    ],
    Meta(description="What the figure counts or measures.", extra=_WORD),
]
Network = Annotated[
    Literal["charging", "super-charging", "swap", "v2g", "storage", "v2x"],
    Meta(description="充电, 超充, 换电, 车网互动, 充储一体, 车路协同 network.", extra=_WORD),
]
PileClass = Annotated[
    Literal["any", "fast", "super"],
    Meta(description="任何桩, 快充桩, 超充桩.", extra=_WORD),
]
PileUse = Annotated[
    Literal["any", "public", "workplace", "dedicated", "private", "residential"],
    Meta(
        description="任何, 社会公用, 单位内部, 业务专用, 私人自用, 居住区自用和公用.", extra=_WORD
    ),
]
Construction = Annotated[
    Literal["any", "new", "rebuilt"],
    Meta(description="任何, 新建, 改（扩）建 or 改造升级.", extra=_WORD),
]
Comparison = Annotated[
    Literal["≥", ">", "≤", "<", "=", "≈"],
    Meta(
        description="How reality is to stand to the value; = where a number stands alone,"
        " ≈ with 左右, 近, 余.",
        extra=_WORD,
    ),
]
PolicyUnit = Annotated[
    Literal["1", "%", "m", "s", "W", "Wh", "1/d"],
    Meta(description="Unit of the value, a base unit; 1 for counts and ratios.", extra=_WORD),
]
Period = Annotated[
    Literal["by-end", "within-year", "always"],
    Meta(
        description="By the end of the year in all, within the year, or at any time.", extra=_WORD
    ),
]
Strength = Annotated[
    Literal["must", "should", "may"],
    Meta(
        description="must: 应, or plainly 建成; should: 力争, 鼓励, 原则上; may: 可, 探索.",
        extra=_WORD,
    ),
]
Indicator = Annotated[
    Literal[
        "first-charge-success",
        "availability",
        "metering-accuracy",
        "certified-share",
        "utilization",
        "zombie-piles",
        "fault-handling",
        "complaint-handling",
        "construction-progress",
        "projects-attracted",
    ],
    Meta(description="What an assessment looks at.", extra=_WORD),
]
