"""`config`: the settings in force, where each comes from, and the variable that changes it."""

import json
from dataclasses import asdict, astuple, dataclass
from typing import Annotated

from cyclopts import Parameter
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource
from rich.markup import escape

from connections.settings import Settings, addresses_file
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.ocpp.settings import OcppSettings
from gateways.pseudonym import PseudonymSettings
from gateways.push.settings import PushSettings
from gateways.tcec102.feed.settings import Tcec102FeedSettings
from gateways.tcec102.settings import Tcec102Settings
from gateways.webhook.settings import WebhookSettings
from stack.cli.context import Context, Given, plain_table
from stack.home import Home

_MASK = "••••••"
_OF_GATEWAYS = (
    PseudonymSettings,
    Tcec102Settings,
    Tcec102FeedSettings,
    OcppSettings,
    PushSettings,
    Gbt32960Settings,
    WebhookSettings,
)


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
    rows += _section(context.settings, _from_environment(context.settings) | by_option)
    return rows + [row for each in _OF_GATEWAYS for row in _not_yet_checked(each)]


def _from_environment(section: BaseSettings) -> dict[str, str]:
    return dict.fromkeys(type(section)().model_fields_set, "environment")


def _not_yet_checked(section: type[BaseSettings]) -> list[_Row]:
    """Of a gateway that need not be set up here, so that something may be missing or wrong."""
    given = EnvSettingsSource(section)()
    required = [name for name, field in section.model_fields.items() if field.is_required()]
    sources = dict.fromkeys(required, "not set") | dict.fromkeys(given, "environment")
    return _section(section.model_construct(**given), sources)


def _section(section: BaseSettings, sources: dict[str, str]) -> list[_Row]:
    prefix = section.model_config.get("env_prefix", "")
    return [
        _Row(
            variable=f"{prefix}{name}".upper(),
            value=_shown(field, getattr(section, name, None)),
            source=sources.get(name, "default"),
            meaning=field.description or "",
        )
        for name, field in type(section).model_fields.items()
        if not isinstance(getattr(section, name, None), BaseSettings)
    ]


def _shown(field: FieldInfo, value: object) -> str:
    if value and SecretStr.__name__ in repr(field.annotation):  # not yet checked, it is plain text
        return _MASK
    return "" if value is None else str(value)
