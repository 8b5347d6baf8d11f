"""Seed tables that a test may spoil, and the documents themselves where they are at hand."""

import os
import shutil
from pathlib import Path

import pytest

from seeds.policy import DATA
from seeds.policy.text import plain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seed tables."""
    return Path(shutil.copytree(DATA, tmp_path / "policy"))


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """The documents as plain text, or a skip."""
    root = os.environ.get("THREE_NETWORKS_POLICY")
    if not root:
        pytest.skip("THREE_NETWORKS_POLICY names no folder with the policy documents")
    found = [plain(each.read_text(encoding="utf-8")) for each in sorted(Path(root).glob("*.txt"))]
    if not found:
        pytest.skip("THREE_NETWORKS_POLICY has no text files")
    return found
