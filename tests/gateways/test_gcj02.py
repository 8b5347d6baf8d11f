"""GCJ-02 by known values: those of eviltransform's tests, given there as WGS 84 and GCJ-02."""

import pytest

from gateways.gcj02 import Position, to_gcj02, to_wgs84

KNOWN = [
    (Position(121.5272106, 31.1774276), Position(121.531541859215, 31.17530398364597)),
    (Position(113.912316, 22.543847), Position(113.9171764808363, 22.540796131694766)),
    (Position(116.377817, 39.911954), Position(116.38404722455657, 39.91334545536069)),
]


@pytest.mark.parametrize(("real", "shifted"), KNOWN)
def test_there(real: Position, shifted: Position) -> None:
    assert to_gcj02(real) == pytest.approx(shifted, abs=1e-12)


@pytest.mark.parametrize(("real", "shifted"), KNOWN)
def test_and_back(real: Position, shifted: Position) -> None:
    assert to_wgs84(shifted) == pytest.approx(real, abs=1e-9)


def test_abroad_nothing_is_shifted() -> None:
    assert to_wgs84(Position(8.68, 50.11)) == Position(8.68, 50.11)
