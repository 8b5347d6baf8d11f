"""What operators are assessed by: each indicator's name, unit and source, said once.

A rate is `scale` x numerator ÷ denominator; `step` is the SQL file that counts it by day.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    Attributes:
        name: as in the tables.
        term: as the documents call it.
        rate: what is divided by what.
        unit: of the rate; 1 is a share.
        step: the file of `pipelines/operators/indicators` whose rows it is in.
        scale: from the quotient of base units to the unit.
    """

    name: str
    term: str
    rate: str
    unit: str
    step: str
    scale: float = 1


CATALOGUE = (
    Indicator("access", "接入率", "piles heard of ÷ piles in operation", "1", "access"),
    Indicator(
        "availability", "设备可用率", "time up ÷ time up, down or unknown", "1", "availability"
    ),
    Indicator(
        "first-time-success",
        "一次充电成功率",
        "visits whose first attempt succeeded ÷ visits of which that is known",
        "1",
        "success",
    ),
    Indicator("fault-time", "故障率", "time faulted ÷ time faulted or in order", "1", "fault_time"),
    Indicator(
        "plausible-by-registers",
        "计量合理性",
        "orders that agree with the meter's register ÷ orders compared",
        "1",
        "plausible",
    ),
    Indicator(
        "plausible-by-power",
        "计量合理性",
        "orders that agree with integrated power ÷ orders compared",
        "1",
        "plausible",
    ),
    Indicator(
        "plausible-by-vehicle",
        "计量合理性",
        "orders that agree with the vehicle's battery ÷ orders compared",
        "1",
        "plausible",
    ),
    Indicator(
        "certified", "标识评定通过率", "connectors with a valid mark ÷ all", "1", "certified"
    ),
    Indicator("price", "充电均价", "energy and service fees ÷ energy", "元/kWh", "fees", 10),
    Indicator(
        "service-fee-deviation",
        "服务费偏离",
        "service fees less the guide's ÷ the guide's",
        "1",
        "fees",
    ),
    Indicator("sharp-share", "尖", "energy in sharp hours ÷ energy", "1", "tariff"),
    Indicator("peak-share", "峰", "energy in peak hours ÷ energy", "1", "tariff"),
    Indicator("flat-share", "平", "energy in flat hours ÷ energy", "1", "tariff"),
    Indicator("valley-share", "谷", "energy in valley hours ÷ energy", "1", "tariff"),
    Indicator(
        "time-utilization", "时间利用率", "time charging ÷ time in operation", "1", "utilization"
    ),
    Indicator("zombie", "僵尸桩", "connector days as zombie pile ÷ all", "1", "zombies"),
    Indicator("repair", "平均修复时长", "time from fault to repair ÷ repairs", "h", "", 1 / 3600),
    Indicator("overdue", "超期故障", "faults that are overdue ÷ faults", "1", ""),
)

# Those whose numerator is a part of their denominator.
SHARES = tuple(
    each.name for each in CATALOGUE if each.unit == "1" and each.name != "service-fee-deviation"
)
