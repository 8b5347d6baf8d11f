"""Congestion around stations 周边拥堵, and whether fewer come for it."""

from pipelines.report.pooling import total
from pipelines.report.quantities import COUNT, RATIO
from pipelines.report.section import OF_THE_MONTH, UNTITLED, Block, Measure, Section, Shape
from pipelines.report.words import Words

_COMPARED = total("compared_hours")
_CAME = total("congested_arrivals")
# The view has millionths, which are summed as whole numbers.
_EXPECTED = "sumOrNull(toInt64(round(expected_arrivals * 1000000)))"
_HOURS = total("congested_hours + clear_hours + unknown_hours")
_ALL = (
    Measure(
        Words("到达影响", "Effect on arrivals"),
        RATIO,
        f"{_CAME} * 1000000 / nullIf({_EXPECTED}, 0)",
        f"{total('unknown_hours')} / nullIf({_HOURS}, 0)",
    ),
    Measure(
        Words("拥堵时段到达", "Arrivals"),
        COUNT,
        f"if({_COMPARED} = 0, NULL, {_CAME})",
    ),
    Measure(
        Words("预期到达", "Expected"),
        COUNT,
        f"if({_COMPARED} = 0, NULL, {_EXPECTED} / 1000000)",
    ),
    Measure(
        Words("可比站·时", "Hours compared"),
        COUNT,
        f"if({_HOURS} = {total('unknown_hours')}, NULL, {_COMPARED})",
    ),
)


def _block(shape: Shape, title: Words = UNTITLED, key: str = "") -> Block:
    return Block(shape, "api.congestion_effect_station_month", _ALL, title, key, OF_THE_MONTH)


SURROUNDINGS = Section(
    "surroundings",
    Words("周边拥堵与到达", "Congestion around stations"),
    Words(
        "到达影响 = 周边道路拥堵时的到达 ÷ 按同一时段畅通时推算的到达;"
        "小于 1 即到达减少,不说明因果。",
        "Effect: arrivals while roads around are congested ÷ those expected of clear hours of the"
        " same time of day. Below 1, fewer come; it is no cause.",
    ),
    (_block("figures"), _block("listing", Words("按区县", "By district"), "district_code")),
)
