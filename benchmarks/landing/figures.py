"""From runs to figures. The best run counts: what else the machine does can only slow one down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.common.report import last_line, table
from benchmarks.landing.contestants import Run


@dataclass
class Figures:
    """All runs of a contestant by its name, in the order in which they are shown."""

    runs: dict[str, list[Run]] = field(default_factory=dict)

    def add(self, name: str, run: Run) -> Run:
        """Keep a run."""
        self.runs.setdefault(name, []).append(run)
        return run

    def best(self, name: str) -> float | None:
        """The best rate of a contestant; None where no run was long enough to have one."""
        return max((each.rate for each in self.runs.get(name, ()) if each.rate), default=None)

    def ratio(self, name: str, other: str) -> float | None:
        """The best of one over the best of the other."""
        mine, theirs = self.best(name), self.best(other)
        return round(mine / theirs, 3) if mine and theirs else None

    def show(self) -> None:
        """The table for people."""
        rows = [
            [
                name,
                _shown(self.best(name)),
                " ".join(_shown(each.rate) for each in runs),
                _shown(max(each.rss_mb for each in runs)),
            ]
            for name, runs in self.runs.items()
        ]
        table(["drain", "best events/s", "every run", "peak MB"], rows)

    def tell(self) -> None:
        """The line for programs."""
        ours = [*self.runs[OURS], *self.runs[OURS_TWO]]
        figures: dict[str, object] = {
            "ours": _rounded(self.best(OURS)),
            "ours_two": _rounded(self.best(OURS_TWO)),
            "bare": _rounded(self.best(BARE)),
            "stock_faust": _rounded(self.best(STOCK)),
            "ratio_bare": self.ratio(OURS, BARE),
            "ratio_bare_two": self.ratio(OURS_TWO, BARE),
            "ratio_stock": self.ratio(OURS, STOCK),
            "rss_mb": round(max(each.rss_mb for each in ours)),
            "rss_growth_mb": round(max(each.growth_mb or 0 for each in ours)),
            "runs": {name: _rates(runs) for name, runs in self.runs.items()},
        }
        if QUIX in self.runs:
            figures |= {
                "quix": _rounded(self.best(QUIX)),
                "ratio_quix": self.ratio(OURS, QUIX),
            }
        last_line(figures)


BARE, OURS, OURS_TWO = "bare loop", "ours, one worker", "ours, two workers"
STOCK, QUIX = "stock faust", "Quix Streams"


def _rates(runs: Sequence[Run]) -> list[int | None]:
    return [_rounded(each.rate) for each in runs]


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
