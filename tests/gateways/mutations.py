"""Messages that are nearly right: most of what a decoder must refuse is."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

_ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            "",
            "-0",
            "0.5",
            "1E+40",
            "NaN",
            "Charging",
            "Ended",
            "NoError",
            "kWh",
            "L1",
            "EV",
            "VIN",
        ),
        *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2025-10-01T08:00:00Z"),
        *(None, True, 0, -1, 1, 2**31, 2**63, 10**30, 1e300, -0.5, [], {}, [[]], "x" * 5000),
    ]
)
_VALUES = _ODD | st.text(max_size=8) | st.integers() | st.floats(allow_nan=False)

Path = tuple[str | int, ...]


@st.composite
def mutated(draw: st.DrawFn, examples: Sequence[Any]) -> Any:
    """One of the examples with up to three of its values replaced or gone."""
    found = deepcopy(draw(st.sampled_from(examples)))
    for _ in range(draw(st.integers(0, 3))):
        paths = list(_paths(found))
        if paths:
            *way, last = draw(st.sampled_from(paths))
            inner = found
            for step in way:
                inner = inner[step]
            if draw(st.booleans()):
                inner[last] = deepcopy(draw(_VALUES))
            else:
                del inner[last]
    return found


def _paths(found: Any, here: Path = ()) -> Iterator[Path]:
    inner = found.items() if isinstance(found, dict) else enumerate(found)
    for step, value in inner:
        yield (*here, step)
        if isinstance(value, dict | list):
            yield from _paths(value, (*here, step))
