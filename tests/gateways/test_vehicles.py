"""A vehicle has one pseudonym, by VIN and by plate; a register that is wrong is named by line."""

from pathlib import Path

import pytest

from gateways.pseudonym import Pseudonyms
from gateways.vehicles import RegisterError, Vehicles, read_register

VIN, PLATE = "LSVAA4187E2123456", "渝A·D12345"
PSEUDONYMS = Pseudonyms(b"0123456789abcdef")


def test_vin_and_registered_plate_are_one_vehicle() -> None:
    vehicles = Vehicles(PSEUDONYMS, {PLATE: VIN})
    assert vehicles.by_plate(PLATE) == vehicles.by_vin(VIN) != ""


@pytest.mark.parametrize("written", ["渝AD12345", "渝a·d12345", " 渝A D12345 "])
def test_a_plate_is_the_same_however_it_is_written(written: str) -> None:
    assert Vehicles(PSEUDONYMS, {PLATE: VIN}).by_plate(written) == Vehicles(PSEUDONYMS).by_vin(VIN)


def test_a_plate_that_is_not_registered_is_a_vehicle_of_its_own() -> None:
    vehicles = Vehicles(PSEUDONYMS)
    assert vehicles.by_plate(PLATE) not in ("", vehicles.by_vin(VIN), vehicles.by_vin(PLATE))


def test_nothing_stays_nothing() -> None:
    assert Vehicles(PSEUDONYMS).by_vin("") == Vehicles(PSEUDONYMS).by_plate(" ") == ""


def test_a_register_is_a_csv_file(tmp_path: Path) -> None:
    file = tmp_path / "vehicles.csv"
    file.write_text(f"plate,vin\n{PLATE},{VIN}\n", "utf-8-sig")
    assert read_register(file) == {PLATE: VIN}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plate\n渝A\n", "no column vin"),
        ("plate,vin\n渝A,V\n渝B,\n", ", line 3: plate or VIN is empty"),
        ("plate,vin\n渝A\n", ", line 2: plate or VIN is empty"),
    ],
)
def test_a_register_that_is_wrong_is_named_and_not_quoted(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "vehicles.csv"
    file.write_text(text)
    with pytest.raises(RegisterError) as told:
        read_register(file)
    assert said in str(told.value)
    assert "渝" not in str(told.value)


def test_a_register_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"vehicles\.csv: FileNotFoundError"):
        read_register(tmp_path / "vehicles.csv")
