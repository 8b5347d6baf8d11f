"""The home folder."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from stack.errors import StackError
from stack.home import Home


def test_it_is_absolute_whatever_was_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Home.at(Path("data")).root == tmp_path / "data"


def test_what_cannot_be_a_folder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StackError, match="cannot write to") as refused:
        Home.at(tmp_path / "file" / "home").prepare()
    assert "--home" in refused.value.remedy


def test_a_full_disk_is_named_as_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StackError, match=r"the disk of .* is full"):
        Home.at(tmp_path).prepare()


def test_a_disk_with_little_room_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=100 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(StackError, match="only 100 MiB are free"):
        Home.at(tmp_path).prepare()
