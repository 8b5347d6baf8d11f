"""What every command is given: the home folder, the settings in force, and where to print."""

import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from connections.settings import Settings, load_settings
from stack.home import Home

_WIDTH_OF_A_PIPE = 200


def _console() -> Console:
    """As wide as the terminal; in a pipe so wide that a table keeps one line a row."""
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    return Console(highlight=False, soft_wrap=True, width=width)


def plain_table(*headings: str) -> Table:
    """A table without lines."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading)
    return table


@dataclass(frozen=True)
class Context:
    """The state of one run of the command line."""

    home: Home
    console: Console = field(default_factory=_console)

    @cached_property
    def settings(self) -> Settings:
        """Read when first asked for: `down` must work with a broken variable, too."""
        return load_settings(self.home.root)


Given = Annotated[Context, Parameter(parse=False)]
"""A command's parameter that the command line fills in, not the user."""
