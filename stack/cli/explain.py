"""`explain`: why a connector was called a zombie pile, or was not."""

from datetime import date
from typing import TYPE_CHECKING

from connections.clickhouse import ClickHouse
from stack.cli.context import Given, plain_table
from stack.errors import StackError

if TYPE_CHECKING:
    from pipelines.zombie.explanation import Verdict

_BAR = 20  # characters of the whole


def explain(connector: str, day: date, /, *, operator: str | None = None, context: Given) -> None:
    """Say in words what a verdict rests on, and show the month before it day by day.

    Parameters
    ----------
    connector
        Its id.
    day
        Of the verdict.
    operator
        Whose it is, where several have one of that id.
    """
    from pipelines.zombie.explanation import sentences

    shown = _verdicts(context, connector, day, operator)
    last = shown[-1]
    context.console.print(f"{last.operator_id} / {last.station_id} / {connector}", markup=False)
    for sentence in sentences(last):
        context.console.print(sentence, markup=False)
    table = plain_table("day", "online", "charges", "in vain", "probability", "")
    for each in shown:
        table.add_row(
            str(each.day),
            f"{each.online:.0%}",
            str(each.charges),
            str(each.tried),
            "█" * round(each.posterior * _BAR) + "·" * (_BAR - round(each.posterior * _BAR)),
            each.stage,
        )
    context.console.print(table)


def _verdicts(context: Given, connector: str, day: date, operator: str | None) -> "list[Verdict]":
    from pipelines.zombie.explanation import verdicts

    with ClickHouse(context.settings.clickhouse, "dagster", comment="explain") as client:
        found = verdicts(client, connector, day)
    if operator:
        found = {name: rows for name, rows in found.items() if name == operator}
    if not found or all(rows[-1].day != day for rows in found.values()):
        raise StackError(
            f"nothing was decided on {connector} on {day}",
            "name a connector in operation, and a day that Dagster has built",
        )
    if len(found) > 1:
        raise StackError(
            f"several operators have a connector {connector}",
            f"name one with --operator: {', '.join(found)}",
        )
    (rows,) = found.values()
    return rows
