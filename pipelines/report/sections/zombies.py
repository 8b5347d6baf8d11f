"""Zombie piles 僵尸桩, as the subsidy evaluation counts them."""

from pipelines.report.pooling import total
from pipelines.report.quantities import COUNT, SHARE
from pipelines.report.section import OF_THE_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_VIEW = "api_decision.zombie_subsidy"
_MEASURES = (
    Measure(Words("僵尸桩", "Zombie piles"), COUNT, total("zombies")),
    Measure(Words("僵尸桩·日", "Zombie days"), COUNT, total("zombie_days")),
    Measure(
        Words("僵尸桩·日占比", "Share of pile-days"),
        SHARE,
        f"{total('zombie_days')} / nullIf({total('connector_days')}, 0)",
    ),
    Measure(Words("已恢复", "Cleared"), COUNT, total("cleared")),
    Measure(Words("按期恢复", "Cleared in time"), COUNT, total("cleared_in_time")),
)

ZOMBIES = Section(
    "zombies",
    Words("僵尸桩", "Zombie piles"),
    Words(
        "僵尸桩 = 登记投运而经判定已无人可用的枪;"
        "桩·日占比 = 确认为僵尸桩的枪·日 ÷ 投运枪·日;判据为本平台的假设。",
        "Connectors in operation by the register that are judged to be of no use to anybody."
        " Share: days confirmed ÷ days of connectors in operation. The rules are assumptions"
        " of ours.",
    ),
    (
        Block("figures", _VIEW, _MEASURES, period=OF_THE_MONTH, cut_by=("operator_id",)),
        Block(
            "listing",
            _VIEW,
            _MEASURES,
            Words("按运营商", "By operator"),
            "operator_id",
            OF_THE_MONTH,
            ("operator_id",),
        ),
    ),
)
