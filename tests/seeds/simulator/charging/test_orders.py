"""What an order says of the battery."""

from collections import defaultdict
from typing import Any

from tests.seeds.simulator.given import CALM, played

Row = dict[str, Any]


def orders() -> list[tuple[Row, list[Row]]]:
    """Each order, with the meter values of its connector from charge start to charge end."""
    meters: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(played()["charger.meter"].to_pylist(), key=lambda row: row["event_time"]):
        meters[row["operator_id"], row["connector_id"]].append(row)
    return [
        (
            order,
            [
                row
                for row in meters[order["operator_id"], order["connector_id"]]
                if order["charge_start"] <= row["event_time"] <= order["charge_end"]
            ],
        )
        for order in played(CALM)["charger.session"].to_pylist()
    ]


def test_a_direct_current_pile_knows_the_soc_that_its_meter_told() -> None:
    known = [(order, said) for order, said in orders() if order["soc_start_percent"] is not None]
    assert len(known) > 20
    for order, said in known:
        assert order["max_power_w"] > 7_000 or not order["energy_wh"]
        assert order["soc_start_percent"] == said[0]["soc_percent"]
        assert order["soc_end_percent"] == said[-1]["soc_percent"]


def test_an_alternating_current_pile_knows_no_soc() -> None:
    unknown = [(order, said) for order, said in orders() if order["soc_start_percent"] is None]
    assert len(unknown) > 50
    for order, said in unknown:
        assert order["max_power_w"] <= 7_000
        assert order["soc_end_percent"] is None
        assert {row["soc_percent"] for row in said} == {None}
