"""`dead-letters`: what could not be accepted."""

from typing import Annotated, Any

import msgspec
from cyclopts import App, Parameter
from rich.progress import track

from connections.clickhouse import ClickHouse
from schemas.events.dead_letter import DeadLetter
from stack.cli.context import Context, Given, plain_table
from stack.errors import StackError
from streams.landing import dead_letters
from streams.landing.dead_letters import Origin, OriginGoneError

app = App(name="dead-letters", help="What could not be accepted, why, and another try.")

_Limit = Annotated[int, Parameter(show_default=True)]
_AT_ONCE = 500


@app.command(name="list")
def list_letters(*, context: Given) -> None:
    """Count the dead letters by state, contract, reason and operator."""
    with _reader(context) as client:
        found = dead_letters.summary(client)
    headings = ("state", "contract", "reason", "field", "operator", "count", "first", "last")
    table = plain_table(*headings)
    for *words, first, last in found:
        times = (each.isoformat(" ", "seconds") for each in (first, last))
        table.add_row(*map(str, words), *times)
    context.console.print(table if found else "no dead letters")


@app.command
def show(
    origin: str | None = None,
    *,
    reason: str | None = None,
    operator: str | None = None,
    limit: _Limit = 20,
    context: Given,
) -> None:
    """Show dead letters, redacted, as JSON lines.

    Parameters
    ----------
    origin
        Identity of one: TOPIC/PARTITION/OFFSET; `original` says what became of its record.
    reason
        Only those with this reason.
    operator
        Only those of this operator.
    limit
        At most so many.
    """
    for letter in _found(context, origin, reason, operator, limit):
        whole = {"origin": str(dead_letters.origin_of(letter)), **msgspec.structs.asdict(letter)}
        if origin:
            whole["original"] = dead_letters.whereabouts(context.settings.kafka, letter)
        context.console.print(msgspec.json.encode(whole).decode(), markup=False)


@app.command
def replay(
    origin: str | None = None,
    *,
    reason: str | None = None,
    operator: str | None = None,
    context: Given,
) -> None:
    """Send the original records again to the topics they came from.

    Parameters
    ----------
    origin
        Identity of one: TOPIC/PARTITION/OFFSET.
    reason
        All open ones with this reason.
    operator
        All open ones of this operator.
    """
    if not (origin or reason or operator):
        raise StackError("which ones?", "name an origin, a --reason or an --operator")
    letters = _found(context, origin, reason, operator, limit=1_000_000, state="open")
    groups = [letters[at : at + _AT_ONCE] for at in range(0, len(letters), _AT_ONCE)]
    try:
        for group in track(groups, description="replay", console=context.console):
            dead_letters.replay(context.settings.kafka, group)
    except OriginGoneError as error:
        raise StackError(str(error), "replay the others by their origin or reason") from error
    context.console.print(f"{len(letters)} records sent again")


def _found(
    context: Context,
    origin: str | None,
    reason: str | None,
    operator: str | None,
    limit: int,
    **more: str,
) -> list[DeadLetter]:
    wanted: dict[str, Any] = {"reason": reason, "operator_id": operator, **more}
    if origin:
        at = _parse(origin)
        wanted |= {
            "origin_topic": at.topic,
            "origin_partition": at.partition,
            "origin_offset": at.offset,
        }
    conditions = {name: value for name, value in wanted.items() if value is not None}
    with _reader(context) as client:
        found = dead_letters.find(client, conditions, limit)
    if origin and not found:
        raise StackError(f"there is no such dead letter: {origin}", "see `dead-letters list`")
    return found


def _parse(origin: str) -> Origin:
    try:
        return Origin.parse(origin)
    except ValueError as error:
        raise StackError(str(error), "see `dead-letters show`") from error


def _reader(context: Context) -> ClickHouse:
    return ClickHouse(context.settings.clickhouse, "reader", "dead-letters")
