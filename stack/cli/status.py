"""`status`: what runs, where, how often it was restarted, and how far it lags."""

from typing import Annotated

import msgspec
from cyclopts import Parameter

from stack.cli.context import Context, Given
from stack.cli.show import show_services
from stack.lag import Lag, worker_lags
from stack.supervisor.control import living_status


def status(
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative="", show_default=False)] = False,
    context: Given,
) -> int:
    """Show the engines, the workers, their addresses and restarts; exit code 1 unless all is well.

    Parameters
    ----------
    as_json
        Print one JSON object instead of a table.
    """
    found = living_status(context.home)
    lags = worker_lags(context.settings) if found is not None else []
    if as_json:
        print(
            msgspec.json.encode(
                {"home": str(context.home.root), "stack": found, "lag": lags}
            ).decode()
        )
    elif found is None:
        context.console.print(
            f"nothing is up in {context.home.root} (`three-networks up` starts it)"
        )
    else:
        context.console.print(f"{found.phase} since {found.started_at}, supervisor {found.pid}")
        show_services(context.console, found)
        _show_lag(context, lags)
    return 0 if found is not None and found.is_well else 1


def _show_lag(context: Context, lags: list[Lag]) -> None:
    for each in lags:
        context.console.print(
            f"{each.group}, {each.topic}: {each.behind:,} of {each.end:,} records not committed"
        )
