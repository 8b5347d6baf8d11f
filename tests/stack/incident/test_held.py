"""Where timelines are held: under their checksum, and never written over."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.incident.landed import Around
from stack.incident.held import hold

AROUND = Around("S/1", datetime(2026, 3, 10, 4, tzinfo=UTC), timedelta(hours=2))
SHA256_OF_SAID = "14f3cba70f4dd8e17f76f6897ac4a8993aab0ce265ea401f8d4ea440272db9c6"


def test_a_timeline_is_held_under_its_checksum_and_cannot_be_written(tmp_path: Path) -> None:
    file = hold(tmp_path, AROUND, b"said\n")
    assert file == tmp_path / "S-1-20260310T040000Z" / f"{SHA256_OF_SAID}.ndjson"
    assert file.read_bytes() == b"said\n"
    assert file.stat().st_mode & 0o777 == 0o440


def test_what_came_later_is_held_beside_it(tmp_path: Path) -> None:
    first = hold(tmp_path, AROUND, b"said\n")
    again = hold(tmp_path, AROUND, b"said\n")
    more = hold(tmp_path, AROUND, b"said\nand more\n")
    assert first == again
    assert sorted(first.parent.iterdir()) == sorted([first, more])
