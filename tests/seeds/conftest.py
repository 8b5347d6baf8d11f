"""Where the public data lies, which the project neither ships nor downloads."""

import os
from pathlib import Path

import pytest


def _folder(name: str) -> Path:
    root = os.environ.get("THREE_NETWORKS_DATA")
    if not root:
        pytest.skip("THREE_NETWORKS_DATA names no folder with public data")
    folder = Path(root) / name
    if not folder.is_dir():
        pytest.skip(f"THREE_NETWORKS_DATA has no folder {name}")
    return folder


@pytest.fixture
def acn_folder() -> Path:
    """The folder `acn`, or a skip."""
    return _folder("acn")


@pytest.fixture
def parking_de_folder() -> Path:
    """The folder `parking-de`, or a skip."""
    return _folder("parking-de")


@pytest.fixture
def traffic_los_folder() -> Path:
    """The folder `traffic-los`, or a skip."""
    return _folder("traffic-los")


@pytest.fixture
def ocpp16_folder() -> Path:
    """The folder `ocpp16-kwwhat`, or a skip."""
    return _folder("ocpp16-kwwhat")
