"""Figures as documents write them, in base units."""

import re
from decimal import Decimal
from typing import NamedTuple

from seeds.policy.table import Line

# Unit as written: base unit, and how many of it make one.
UNITS = {
    "": ("1", 1),
    "个": ("1", 1),
    "座": ("1", 1),
    "处": ("1", 1),
    "套": ("1", 1),
    "家": ("1", 1),
    "辆": ("1", 1),
    "辆次/日": ("1/d", 1),
    "%": ("%", 1),
    "公里": ("m", 1000),
    "千瓦": ("W", 1000),
    "kW": ("W", 1000),
    "千瓦时": ("Wh", 1000),
    "分钟": ("s", 60),
    "小时": ("s", 3600),
}
WHOLE = ("全覆盖", "全部", "均")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万?)余?")
_RATIO = re.compile(r"(\d+):(\d+)")


class Quantity(NamedTuple):
    """A value in its base unit. Every value that the documents state is exact in a float."""

    value: float
    unit: str


def quantity(line: Line) -> Quantity:
    """What the cells `figure` and `unit` say.

    Raises:
        PolicyError: the unit is not known, or the figure is none.
    """
    unit, factor = UNITS[line.known("unit", UNITS, "write one of the documents' units, or nothing")]
    if line["figure"] in WHOLE and not line["unit"]:
        return Quantity(100.0, "%")
    return Quantity(float(_number(line) * factor), unit)


def _number(line: Line) -> Decimal:
    text = line["figure"]
    if text == "百":
        return Decimal(100)
    if number := _NUMBER.fullmatch(text):
        return Decimal(number[1]) * (10_000 if number[2] else 1)
    if (ratio := _RATIO.fullmatch(text)) and not line["unit"]:
        return Decimal(ratio[1]) / Decimal(ratio[2])
    remedy = f"write it as the document does: 24万, 0.9, 2:1 without a unit, {', '.join(WHOLE)}"
    raise line.wrong("figure", f"{text!r} is no figure", remedy)
