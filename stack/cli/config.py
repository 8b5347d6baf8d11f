"""`config`: the settings in force, where each comes from, and the variable that changes it."""

import json
from dataclasses import asdict, astuple, dataclass
from typing import Annotated

from cyclopts import Parameter
from pydantic import SecretStr
from pydantic_settings import BaseSettings
from rich.markup import escape

from connections.settings import Settings, addresses_file
from stack.cli.context import Context, Given, plain_table
from stack.home import Home

_MASK = "••••••"


@dataclass(frozen=True)
class _Row:
    variable: str
    value: str
    source: str
    meaning: str


def config(
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative="", show_default=False)] = False,
    context: Given,
) -> None:
    """Show the settings in force, the source of each and its environment variable.

    Parameters
    ----------
    as_json
        Print a JSON list instead of a table; secrets are masked there, too.
    """
    rows = _rows(context)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return
    table = plain_table("variable", "value", "source", "meaning")
    for row in rows:
        table.add_row(*(escape(cell) for cell in astuple(row)))
    context.console.print(table)


def _rows(context: Context) -> list[_Row]:
    file = addresses_file(context.home.root)
    running = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    rows: list[_Row] = []
    for name, value in context.settings:
        if isinstance(value, BaseSettings):
            taken = dict.fromkeys(running.get(name, {}), "running stack")
            rows += _section(value, taken | _from_environment(value))
    by_option = {} if Home.at(Settings().home) == context.home else {"home": "--home"}
    return rows + _section(context.settings, _from_environment(context.settings) | by_option)


def _from_environment(section: BaseSettings) -> dict[str, str]:
    return dict.fromkeys(type(section)().model_fields_set, "environment")


def _section(section: BaseSettings, sources: dict[str, str]) -> list[_Row]:
    prefix = section.model_config.get("env_prefix", "")
    values = {name: getattr(section, name) for name in type(section).model_fields}
    return [
        _Row(
            variable=f"{prefix}{name}".upper(),
            value=_shown(value),
            source=sources.get(name, "default"),
            meaning=type(section).model_fields[name].description or "",
        )
        for name, value in values.items()
        if not isinstance(value, BaseSettings)
    ]


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return _MASK
    return "" if value is None else str(value)
