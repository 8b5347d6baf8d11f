"""Closed lists that more than one contract uses, each said once."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import column

_WORD = column("LowCardinality(String)")

UseClass = Annotated[
    Literal["public", "dedicated", "workplace", "private", "unknown"],
    Meta(description="公共, 专用, 单位内部, 个人 use.", extra=_WORD),
]
StationKind = Annotated[
    Literal[
        "charging",
        "super-charging",
        "swap",
        "storage-charging",
        "pv-storage-charging",
        "integrated-energy",
        "unknown",
    ],
    Meta(description="充电, 超充, 换电, 充储一体, 光储充, 综合能源 station.", extra=_WORD),
]
ChargeKind = Annotated[
    Literal["ac", "dc", "super", "ordered", "v2g", "unknown"],
    Meta(description="交流, 直流, 超充, 智能有序, V2G.", extra=_WORD),
]
Scene = Annotated[
    Literal[
        "residential",
        "public-institution",
        "enterprise",
        "office",
        "industrial-park",
        "transport-hub",
        "culture-sports",
        "park",
        "car-park",
        "roadside",
        "highway-service-area",
        "tourism",
        "town",
        "other",
    ],
    Meta(description="Where it stands, after T/CEC 102 Construction 建设场所.", extra=_WORD),
]
OperatingState = Annotated[
    Literal["planned", "construction", "operating", "maintenance", "closed", "unknown"],
    Meta(description="After T/CEC 102 StationStatus.", extra=_WORD),
]
AlertState = Annotated[
    Literal["open", "update", "resolved"], Meta(description="Step of its life.", extra=_WORD)
]
Severity = Annotated[
    Literal["info", "warning", "critical"], Meta(description="How urgent.", extra=_WORD)
]
ChargeOutcome = Annotated[
    Literal["charged", "without-energy", "failed-start", "cut", "not-started", "unknown"],
    Meta(
        description="What became of it: `cut` has energy and ended by a failure, `failed-start` "
        "has none and did so; `not-started` was plugged in and never charged.",
        extra=_WORD,
    ),
]
EnergySource = Annotated[
    Literal["registers", "order", "part", "unknown"],
    Meta(
        description="Who says the energy; `part` is what registers saw of it, so at least.",
        extra=_WORD,
    ),
]
