"""`doctor`: what is wrong, and what to do about it."""

from rich.console import Console
from rich.markup import escape

from stack.cli.context import Given
from stack.doctor import Finding, examine

_MARKS = {True: "[green]✓[/green]", False: "[red]✗[/red]"}


def doctor(*, context: Given) -> int:
    """Check this machine, the engines and the data; exit code 1 when something is wrong."""
    wrong = 0
    for finding in examine(context.home):
        _show(context.console, finding)
        wrong += not finding.well
    context.console.print(f"\n{wrong} things are wrong" if wrong else "\nall is well")
    return 1 if wrong else 0


def _show(console: Console, finding: Finding) -> None:
    console.print(f"{_MARKS[finding.well]} {escape(finding.what)}")
    if not finding.well:
        console.print(f"  → {escape(finding.remedy)}")
