"""Python and the packages."""

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from stack.doctor.finding import Finding, well, wrong

_OURS = "three-networks"
_LEAST, _BELOW = (3, 11), (3, 14)


def check() -> Iterator[Finding]:
    """The interpreter, and every package that `pyproject.toml` asks for."""
    found = platform.python_version()
    if _LEAST <= sys.version_info[:2] < _BELOW:
        yield well(f"Python {found}")
    else:
        yield wrong(f"Python {found} is not supported", "use Python 3.11, 3.12 or 3.13")
    yield from _packages()


def _packages() -> Iterator[Finding]:
    try:
        wanted = [Requirement(each) for each in requires(_OURS) or []]
    except PackageNotFoundError:
        yield wrong(f"the package {_OURS} is not installed", "run `make setup`")
        return
    faults = [fault for each in wanted if (fault := _fault(each))]
    if faults:
        yield wrong("; ".join(faults), "run `make setup`")
    else:
        yield well(f"{len(wanted)} packages")


def _fault(wanted: Requirement) -> str:
    if wanted.marker is not None and not wanted.marker.evaluate():
        return ""
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return f"{wanted.name} is not installed"
    if wanted.specifier.contains(found, prereleases=True):
        return ""
    return f"{wanted.name} {found} is not {wanted.specifier}"
