"""Stations and piles 站桩: the register of the month's last day that was built."""

from pipelines.report.pooling import distinct, total
from pipelines.report.quantities import COUNT, POWER
from pipelines.report.section import LATEST_DAY, UNTITLED, Block, Measure, Section, Shape
from pipelines.report.words import Words

_STATIONS = Measure(Words("充电站", "Stations"), COUNT, distinct("operator_id, station_id"))
_PILES = Measure(
    Words("充电桩", "Piles"), COUNT, distinct("operator_id, equipment_id", "equipment_id != ''")
)
_CONNECTORS = Measure(
    Words("充电枪", "Connectors"), COUNT, distinct("operator_id, station_id, connector_id")
)
_OPERATING = Measure(Words("投运枪", "In operation"), COUNT, total("toUInt8(in_operation)"))
_RATED = Measure(
    Words("额定功率", "Rated power"),
    POWER,
    total("toInt64(rated_power_w)"),
    "countIf(rated_power_w IS NULL) / nullIf(count(), 0)",
)


def _block(shape: Shape, key: str = "", title: Words = UNTITLED) -> Block:
    return Block(
        shape,
        "api.register",
        (_STATIONS, _PILES, _CONNECTORS, _OPERATING, _RATED),
        title,
        key,
        period=LATEST_DAY,
    )


REGISTER = Section(
    "register",
    Words("充电设施规模", "Stations and piles"),
    Words(
        "登记册在本月最后一个已计算日的记载;充电桩按设备编号计数,未登记设备编号的枪不计入桩数。",
        "What the register says on the last day of the month that was computed; piles are"
        " counted by equipment, so that connectors without one are of no pile.",
    ),
    (
        _block("figures"),
        _block("listing", "charge_kind", Words("按充电类型", "By kind")),
        _block("listing", "use_class", Words("按使用性质", "By use")),
        _block("listing", "district_code", Words("按区县", "By district")),
    ),
)
