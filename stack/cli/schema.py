"""`schema`: the difference between what is declared and what ClickHouse has."""

from typing import Annotated

from cyclopts import App, Parameter

import pipelines
import schemas
from connections import schema_plan
from connections.clickhouse import ClickHouse
from connections.schema_plan import Change
from schemas import Table, View
from schemas import publish as published
from schemas.render.clickhouse import DATABASES
from schemas.render.cluster import create_database_on_cluster, create_on_cluster
from stack.cli.context import Given
from stack.declared import planned
from stack.errors import StackError

app = App(name="schema", help="The ClickHouse schema that the contracts declare.")


@app.command
def plan(*, context: Given) -> int:
    """Print what `apply` would change; exit code 1 if there is anything."""
    with ClickHouse(context.settings.clickhouse, "dagster", comment="schema plan") as client:
        changes = planned(client)
    for change in changes:
        context.console.print(f"{change.subject}: {change.what}", markup=False)
        context.console.print(
            f"  {change.statement or 'refused: rows would be lost'}", markup=False
        )
    context.console.print(_summary(changes))
    return 1 if changes else 0


@app.command
def apply(*, context: Given) -> None:
    """Make ClickHouse what the contracts declare; refuses to drop what holds rows."""
    with ClickHouse(context.settings.clickhouse, "dagster", comment="schema apply") as client:
        changes = planned(client)
        try:
            schema_plan.apply(client, changes)
        except ValueError as error:
            raise StackError(
                str(error), "copy the rows where you want them and drop the old table yourself"
            ) from error
    context.console.print(f"{len(changes)} changes made" if changes else "nothing to change")


@app.command
def publish(
    *, check: Annotated[bool, Parameter(negative="", show_default=False)] = False, context: Given
) -> int:
    """Write the published copies of the contracts; an incompatible change is refused.

    Parameters
    ----------
    check
        Write nothing; exit code 1 if a copy is not the contract's any more.
    """
    try:
        stale = published.stale()
        if not check:
            published.publish()
    except published.IncompatibleChangeError as error:
        raise StackError(str(error), "see docs/contracts") from error
    for path in stale:
        context.console.print(f"{'differs' if check else 'written'}: {path}")
    return 1 if check and stale else 0


@app.command
def render(*, cluster: str, context: Given) -> None:
    """Print the whole schema as SQL for a cluster; nothing is asked or changed.

    Parameters
    ----------
    cluster
        The cluster's name in the servers' `remote_servers`.
    """
    declared: list[Table | View] = [*schemas.tables(), *pipelines.tables()]
    declared += [*schemas.views(context.settings.time_zone), *pipelines.views()]
    statements = [create_database_on_cluster(each, cluster) for each in DATABASES]
    for each in declared:
        statements += create_on_cluster(each, cluster)
    for statement in statements:
        context.console.print(f"{statement};\n", markup=False)


def _summary(changes: list[Change]) -> str:
    refused = sum(change.refused for change in changes)
    if not changes:
        return "nothing to change"
    return f"{len(changes)} changes" + (f", {refused} of them refused" if refused else "")
