"""One supervisor for a home folder."""

import json
import os
from pathlib import Path

import psutil
import pytest

from stack.errors import StackError
from stack.home import Home
from stack.supervisor import lock


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home.at(tmp_path)
    home.prepare()
    return home


def test_nobody_holds_a_new_folder(tmp_path: Path) -> None:
    assert lock.holder(Home.at(tmp_path)) is None


def test_the_holder_is_known_as_long_as_it_holds(home: Home) -> None:
    with lock.exclusive(home):
        assert lock.holder(home) == psutil.Process()
    assert lock.holder(home) is None


def test_a_second_holder_is_refused(home: Home) -> None:
    with (
        lock.exclusive(home),
        pytest.raises(StackError, match="already in use"),
        lock.exclusive(home),
    ):
        pass


def test_a_file_left_by_a_dead_holder_does_not_count_even_if_its_id_lives_again(
    home: Home,
) -> None:
    stale = {"pid": os.getpid(), "created": 1.0}
    (home.run / "supervisor.lock").write_text(json.dumps(stale))
    assert lock.holder(home) is None
    with lock.exclusive(home):
        assert lock.holder(home) == psutil.Process()
