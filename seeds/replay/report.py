"""The end of a replay: source rows, events and views side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from seeds.replay.dataset import Dataset
from seeds.replay.landed import Landed
from seeds.replay.tally import Tally

MARK = {True: "✓", False: "✗", None: "–"}


@dataclass(frozen=True)
class Line:
    """One comparison; `holds` is None where the views could not be asked."""

    what: str
    expected: int
    found: int | None
    holds: bool | None


def compare(dataset: Dataset, tally: Tally, landed: Landed) -> list[Line]:
    """What must agree: events with views, letters with letters, source rows with both."""
    if landed.rows is None:
        return [
            Line(f"api.{_view(each)}", tally.expected(each), None, None) for each in _types(tally)
        ]
    lines = [
        _line(f"api.{_view(each)}", tally.expected(each), landed.rows.get(each, 0))
        for each in _types(tally)
    ]
    letters = sum(landed.letters.values())
    lines.append(_line("dead letters", sum(tally.refused.values()), letters))
    if tally.energy_wh:
        lines.append(_line("Wh in api.charger_session", tally.energy_wh, landed.energy_wh))
    balanced = {made for kind, made in dataset.one_each.items() if tally.rows[kind]}
    lines += [_balance(dataset, tally, landed.rows, each) for each in sorted(balanced)]
    return lines


def _balance(dataset: Dataset, tally: Tally, rows: Mapping[str, int], event_type: str) -> Line:
    """Source rows = rows of the view + dead letters + silent rows (+ corrections)."""
    one_each = dataset.one_each.items()
    kinds = [kind for kind, made in one_each if made == event_type and tally.rows[kind]]
    found = rows.get(event_type, 0) + tally.repeated[event_type]
    found += sum(tally.refused_of[kind] for kind in kinds)
    silent = sum(tally.silent_of[kind] for kind in kinds)
    what = f"{' + '.join(kinds)} rows = view + dead letters{' + silent' if silent else ''}"
    return _line(what, sum(tally.rows[kind] for kind in kinds), found + silent)


def show(console: Console, dataset: Dataset, tally: Tally, landed: Landed) -> bool:
    """Print everything; True where every comparison that could be made holds."""
    console.print(_counts(f"{dataset.name}: source rows", tally.rows))
    if tally.silent:
        console.print(_counts("rows that make no event by design", tally.silent))
    if tally.flagged:
        console.print(_counts("rows kept with a doubt", tally.flagged))
    console.print(_counts("events produced", tally.events))
    if tally.repeated.total():
        console.print(_counts("of these, corrections of the one before", tally.repeated))
    if tally.refused:
        console.print(_counts("dead letters", tally.refused))
    lines = compare(dataset, tally, landed)
    console.print(_comparison(lines))
    if any(line.found is not None and line.found > line.expected for line in lines):
        console.print("[yellow]the views also hold rows of another file or version[/]")
    if landed.why_not:
        console.print(f"[yellow]{landed.why_not}[/]")
    return all(line.holds is not False for line in lines)


def _types(tally: Tally) -> list[str]:
    return sorted(tally.events)


def _view(event_type: str) -> str:
    return event_type.replace(".", "_")


def _line(what: str, expected: int, found: int) -> Line:
    return Line(what, expected, found, expected == found)


def _counts(title: str, counts: Mapping[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False)
    for name, many in sorted(counts.items()):
        table.add_row(name, f"{many:,}")
    return table


def _comparison(lines: list[Line]) -> Table:
    table = Table("", "replay", "views", "", title="side by side", title_justify="left")
    for line in lines:
        found = "?" if line.found is None else f"{line.found:,}"
        table.add_row(line.what, f"{line.expected:,}", found, MARK[line.holds])
    return table
