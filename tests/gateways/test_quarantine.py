"""What could not be understood can be read again here, and nowhere else."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gateways.quarantine import Quarantine

TODAY = datetime.now(UTC).date()
RAW = b'{"plate": "\xe6\xb8\x9dA12345", broken'


def test_what_was_kept_is_read_again_in_order(tmp_path: Path) -> None:
    Quarantine(tmp_path).keep(RAW)
    Quarantine(tmp_path).keep(b"line one\nline two")
    assert list(Quarantine(tmp_path).records(TODAY)) == [RAW, b"line one\nline two"]


def test_nothing_of_it_stands_in_the_files_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    Quarantine(tmp_path).keep(RAW)
    files = list(tmp_path.iterdir())
    assert len(files) == 2
    assert not [file for file in files if b"A12345" in file.read_bytes()]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_after_thirty_days_it_goes(tmp_path: Path) -> None:
    (tmp_path / "2010-01-01.fernet").write_bytes(b"")
    Quarantine(tmp_path).keep(RAW)
    with pytest.raises(FileNotFoundError):
        list(Quarantine(tmp_path).records(date(2010, 1, 1)))
    assert len(list(Quarantine(tmp_path).records(TODAY))) == 1
