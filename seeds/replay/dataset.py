"""What a data set is to the replay, and where data sets are found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import seeds.replay.datasets as datasets
from gateways.pseudonym import Pseudonyms
from schemas import Event
from schemas.reference_table import Reference
from seeds.replay.errors import ReplayError
from seeds.replay.tally import Tally


class Timed(NamedTuple):
    """An event and the moment (ms since 1970 UTC) at which the source would have sent it."""

    at_ms: int
    event: Event


@dataclass(frozen=True)
class Dataset:
    """A public data set.

    Attributes:
        files: name of the file, or pattern of the files, to take where the path is a folder.
        read: one file's events in the order of their sending; counts rows in the tally.
        reference_rows: the reference tables of what is replayed, from the first of the files.
        one_each: kind of row → event type, where every row is one event, a dead letter or silent.
    """

    name: str
    files: str
    read: Callable[[Path, Pseudonyms, Tally], Iterator[Timed]]
    reference_rows: Callable[[Path], Iterable[Reference]]
    one_each: Mapping[str, str]

    @property
    def source(self) -> str:
        """The `source` of its events and the `origin_topic` of its dead letters."""
        return source_of(self.name)

    def locate(self, path: Path) -> tuple[Path, ...]:
        """The files in the order of their names, from the path of one or of their folder.

        Raises:
            ReplayError: there is none.
        """
        files = sorted(path.glob(self.files)) if path.is_dir() else [path]
        if not files or not all(each.is_file() for each in files):
            raise ReplayError(f"{path} is no file and holds none; give {self.files} or its folder")
        return tuple(files)

    def events(
        self, files: Iterable[Path], pseudonyms: Pseudonyms, tally: Tally
    ) -> Iterator[Timed]:
        """The events of one file after the other."""
        return chain.from_iterable(self.read(each, pseudonyms, tally) for each in files)


def source_of(name: str) -> str:
    """The `source` of a data set's events."""
    return f"replay:{name}"


def known_datasets() -> dict[str, Dataset]:
    """Every data set by name: each file of `datasets/` declares one as DATASET."""
    modules = (
        import_module(f"{datasets.__name__}.{each.name}")
        for each in iter_modules(datasets.__path__)
    )
    found: list[Dataset] = [module.DATASET for module in modules]
    return {each.name: each for each in found}


def find_dataset(name: str) -> Dataset:
    """The data set of that name.

    Raises:
        ReplayError: there is none; names those that exist.
    """
    known = known_datasets()
    if name not in known:
        raise ReplayError(f"no data set {name!r}; known are {', '.join(known)}")
    return known[name]
