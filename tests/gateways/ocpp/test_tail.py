"""A log is followed while it grows, is replaced or is cut; offsets never return."""

import os
from pathlib import Path

from gateways.ocpp.tail import Pipe, Place, Tail


def test_whole_lines_are_taken_and_half_ones_left(tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_bytes(b"one\ntwo\nthr")
    tail = Tail(file, Place())
    assert tail.read() == [(0, b"one"), (4, b"two")]
    assert tail.read() == []
    assert tail.ended
    with file.open("ab") as end:
        end.write(b"ee\n")
    assert tail.read() == [(8, b"three")]
    tail.close()


def test_a_restart_goes_on_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_bytes(b"one\n")
    before = Tail(file, Place())
    before.read()
    before.close()
    file.write_bytes(b"one\ntwo\n")
    after = Tail(file, before.place)
    assert after.read() == [(4, b"two")]
    after.close()


def test_a_log_that_is_replaced_is_read_to_its_end_first(tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_bytes(b"one\n")
    tail = Tail(file, Place())
    tail.read()
    with file.open("ab") as end:
        end.write(b"two\n")
    file.rename(tmp_path / "log.1")
    file.write_bytes(b"three\n")
    assert [tail.read(), tail.read(), tail.read()] == [[(4, b"two")], [], [(8, b"three")]]
    tail.close()


def test_a_log_that_is_cut_begins_anew(tmp_path: Path) -> None:
    file = tmp_path / "log"
    file.write_bytes(b"one\ntwo\n")
    tail = Tail(file, Place())
    tail.read()
    file.write_bytes(b"new\n")
    assert [tail.read(), tail.read()] == [[], [(8, b"new")]]
    tail.close()


def test_a_pipe_ends_with_its_writer_and_gives_its_last_line() -> None:
    reading, writing = os.pipe()
    pipe = Pipe(reading, first_offset=100)
    os.write(writing, b"one\ntw")
    assert pipe.read() == [(100, b"one")]
    os.write(writing, b"o")
    assert pipe.read() == []
    os.close(writing)
    assert pipe.read() == [(104, b"two")]
    assert pipe.ended
    os.close(reading)
