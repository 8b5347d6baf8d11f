"""Words for codes, by the column that has them: `schemas.words`, and issues of data quality."""

from pipelines.report.words import Words

CODES = {
    "use_class": {
        "public": Words("公共", "public"),
        "dedicated": Words("专用", "dedicated"),
        "workplace": Words("单位内部", "workplace"),
        "private": Words("个人", "private"),
        "unknown": Words("未登记", "not registered"),
    },
    "charge_kind": {
        "ac": Words("交流", "AC"),
        "dc": Words("直流", "DC"),
        "super": Words("超充", "super-charging"),
        "ordered": Words("智能有序", "smart, ordered"),
        "v2g": Words("V2G 双向", "V2G"),
        "unknown": Words("未登记", "not registered"),
    },
    "strength": {
        "must": Words("必须", "must"),
        "should": Words("应当", "should"),
        "may": Words("可以", "may"),
    },
    "issue": {
        "code-unknown": Words("代码无法识别", "code nobody knows"),
        "time-doubtful": Words("时间存疑", "time doubtful by its own word"),
        "energy-doubtful": Words("电量存疑", "energy doubtful by its own word"),
        "value-doubtful": Words("数值存疑", "value doubtful by its own word"),
        "value-repeated": Words("数值重复", "value repeated"),
        "clock-ahead": Words("时钟超前", "clock ahead"),
        "clock-behind": Words("时钟滞后", "clock behind"),
        "late": Words("迟到 10 分钟以上", "late by ten minutes"),
        "order-repeated": Words("订单重复", "order repeated"),
        "order-overlaps": Words("订单时间重叠", "orders overlap"),
        "order-backwards": Words("订单先止后起", "order ends before it begins"),
        "order-above-rated": Words("订单电量超额定", "order above rated power"),
        "power-above-rated": Words("功率超额定", "power above rated"),
        "energy-above-rated": Words("小时电量超额定", "energy of an hour above rated"),
        "register-fell": Words("电表读数回退", "meter register fell"),
        "connectivity-unknown": Words("在线状态未知", "connectivity unknown"),
        "operability-unknown": Words("故障状态未知", "operability unknown"),
        "occupancy-unknown": Words("占用状态未知", "occupancy unknown"),
        "refused-not-json": Words("拒收:不是 JSON", "refused: no JSON"),
        "refused-wrong-type": Words("拒收:类型错误", "refused: of a wrong type"),
        "refused-missing-field": Words("拒收:缺少字段", "refused: a field is missing"),
        "refused-out-of-range": Words("拒收:超出范围", "refused: out of range"),
        "refused-unknown-code": Words("拒收:代码未知", "refused: code unknown"),
        "refused-too-large": Words("拒收:过大", "refused: too large"),
        "refused-time-in-future": Words("拒收:时间在未来", "refused: time in the future"),
        "refused-missing-header": Words("拒收:缺少消息头", "refused: a header is missing"),
        "refused-unknown-type": Words("拒收:事件类型未知", "refused: event type unknown"),
        "refused-unknown-version": Words("拒收:版本未知", "refused: version unknown"),
        "refused-empty-key": Words("拒收:键为空", "refused: key empty"),
        "refused-operator-quarantined": Words(
            "拒收:运营商已隔离", "refused: operator in quarantine"
        ),
        "refused-impossible": Words("拒收:不可能发生", "refused: impossible"),
        "refused-refused-by-receiver": Words("拒收:接收方拒绝", "refused: by the receiver"),
    },
}
