"""Pages for people."""

from schemas import contract_of, reference_tables
from schemas.render.pages import contract_page, reference_page


def test_the_page_of_a_contract() -> None:
    page = contract_page(contract_of("charger.meter")).splitlines()
    assert page[0] == "# `charger.meter`"
    assert page[2].startswith("One sample of a connector's meter; ")
    assert "| topic | `charger` |" in page
    assert "| `ce_type` | `charger.meter.v1` |" in page
    assert "| unknown after silence of | 0:15:00 |" in page
    assert "| SQL | `api.charger_meter` |" in page
    power = "| `power_w` | `Nullable(Int32)` | W | Active power; discharging is negative. |"
    assert power in page


def test_a_contract_that_keeps_its_state_in_silence() -> None:
    page = contract_page(contract_of("charger.session"))
    assert "| unknown after silence of | — |" in page


def test_one_page_of_all_reference_tables() -> None:
    page = reference_page(reference_tables())
    for each in reference_tables():
        assert f"\n## `api.{each.name}`\n" in page
    assert "Rows hold from `valid_from` until before `valid_to`." in page
