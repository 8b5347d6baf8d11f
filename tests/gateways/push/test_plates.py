"""The form of a plate says what kind of plate it is."""

import pytest

from gateways.push.plates import energy_class_of


@pytest.mark.parametrize(
    ("plate", "energy_class"),
    [
        ("渝AD12345", "electric"),
        ("渝A·D12345", "electric"),
        ("京bba1234", "electric"),
        ("渝AF12345", "plug-in-hybrid"),
        ("渝AA1B23", "fuel"),
        ("渝AB12345", "electric"),
        ("渝AK1234 5", "plug-in-hybrid"),
        ("渝A12345D", "electric"),
        ("渝A12345F", "plug-in-hybrid"),
        ("渝A12345", "fuel"),
        ("渝A1234警", "unknown"),
        ("ABC 123", "unknown"),
        ("", "unknown"),
    ],
)
def test_energy_class(plate: str, energy_class: str) -> None:
    assert energy_class_of(plate) == energy_class
