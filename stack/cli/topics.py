"""`topics`: the Kafka topics that the contracts declare."""

from typing import Annotated

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient
from cyclopts import App, Parameter
from rich.prompt import Confirm

import schemas
from connections import kafka
from connections.clickhouse import ClickHouse
from stack.cli.asked import ask_kafka
from stack.cli.context import Context, Given, plain_table
from stack.errors import StackError
from streams.delivery import ledger

app = App(name="topics", help="The Kafka topics that the contracts declare.")

_PATIENCE_S = 10


@app.command(name="list")
def show(*, context: Given) -> None:
    """List the declared topics and whether Kafka has them."""
    existing = _admin(context).list_topics(timeout=_PATIENCE_S).topics
    table = plain_table("topic", "partitions", "kept for", "what")
    for topic in schemas.topics():
        found = existing.get(topic.name)
        partitions = str(len(found.partitions)) if found else "[yellow]absent[/yellow]"
        table.add_row(topic.name, partitions, f"{topic.retention.days} days", topic.description)
    context.console.print(table)


@app.command
def create(*, context: Given) -> None:
    """Create the declared topics that Kafka does not have."""
    _admin(context)
    created = kafka.create_topics(context.settings, schemas.topics())
    context.console.print(f"created {', '.join(created)}" if created else "all topics exist")


@app.command
def delete(
    names: list[str], *, yes: Annotated[bool, Parameter(negative="")] = False, context: Given
) -> int:
    """Delete topics and every record in them.

    Parameters
    ----------
    names
        Topics to delete.
    yes
        Do not ask.
    """
    declared = {topic.name for topic in schemas.topics()}
    if unknown := [name for name in names if name not in declared]:
        raise StackError(
            f"no contract declares {', '.join(unknown)}",
            f"declared are {', '.join(sorted(declared))}",
        )
    if not yes and not _is_meant(names):
        return 1
    futures = _admin(context).delete_topics(names)
    for name, future in futures.items():
        try:
            future.result()
        except KafkaException as error:
            raise StackError(f"{name}: {error.args[0].str()}", "see `topics list`") from error
        context.console.print(f"deleted {name}")
    return 0


def _is_meant(names: list[str]) -> bool:
    try:
        return Confirm.ask(f"Delete {', '.join(names)} with every record?", default=False)
    except EOFError as error:
        raise StackError("nobody is there to be asked", "give --yes if it is meant") from error


def _admin(context: Context) -> AdminClient:
    """An admin client of a Kafka that was seen to answer."""
    ask_kafka(context)
    return kafka.admin(context.settings.kafka)


@app.command
def adopt(name: str, *, context: Given) -> None:
    """Go on with a topic that was deleted and created again: it lands from offset 0.

    What was landed before stays. Stop the landing workers first.

    Parameters
    ----------
    name
        The topic.
    """
    try:
        topic_id = kafka.topic_id(_admin(context), name)
    except kafka.TopicMissingError as error:
        raise StackError(str(error), "`three-networks topics list` shows what there is") from error
    with ClickHouse(context.settings.clickhouse, "ingest", "topics adopt") as client:
        epoch = ledger.adopt(client, name, topic_id)
    context.console.print(f"{name}: Kafka's id {topic_id} is its life number {epoch + 1}")
