"""What the page itself says, beside names of sections and measures."""

from pipelines.report.words import Words

TEXT = {
    "title": Words("充电设施月度运行报告", "Monthly operation report"),
    "subject": Words("电动汽车充电设施", "EV charging"),
    "month": Words("月份", "Month"),
    "built": Words("已计算天数", "Days computed"),
    "unknown": Words("未知", "unknown"),
    "nothing": Words(
        "未知:本月没有可用数据。未知不等于零。",
        "Unknown: there is nothing to tell of this month. Unknown is not zero.",
    ),
    "place": Words(
        "本项数据不区分该对象,仅在全市报告中给出。",
        "These data do not tell this place apart; the report of the city has them.",
    ),
    "unnamed": Words("未登记", "not registered"),
    "definitions": Words("指标定义", "Definitions"),
    "defined": Words(
        "每个数字都链接到其来源视图;中文定义在各章标题下;"
        "此处为该视图的注释(英文原文)和报告所用的 SQL。",
        "Every number links to the view that it comes from: the text is the view's own comment,"
        " the formula is the SQL that the report ran.",
    ),
    "share": Words("其中未知", "of it unknown"),
    "reading": Words(
        "比率按分子、分母分别汇总;“未知”为分母中情况不明的部分,既不算正常,也不算零;未标注者没有未知部分。",
        "Rates are pooled, numerator and denominator apart; “unknown” is the part of the"
        " denominator of which nothing is known: neither good nor zero; where none is written,"
        " there is none.",
    ),
    "contents": Words("目录", "Contents"),
    "row": Words("项目", "Of"),
    "marks": Words("× 当日未知", "× unknown that day"),
}
