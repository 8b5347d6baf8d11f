"""Replays a file that is written in the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gateways.pseudonym import Pseudonyms
from seeds.replay.dataset import find_dataset
from seeds.replay.tally import Tally
from tests.seeds.replay.replayed import Replayed

Replay = Callable[[str, Path], Replayed]


@pytest.fixture
def replay() -> Replay:
    """All events of a data set's file, and its tally."""

    def run(name: str, path: Path) -> Replayed:
        dataset, tally, events = find_dataset(name), Tally(), []
        pseudonyms = Pseudonyms(b"0123456789abcdef")
        for timed in dataset.events(dataset.locate(path), pseudonyms, tally):
            tally.made(timed.event)
            events.append(timed.event)
        return events, tally

    return run
