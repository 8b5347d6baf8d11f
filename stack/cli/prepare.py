"""`prepare`: what workers need before they start; `up --workers` runs it."""

from connections.clickhouse import ClickHouse
from stack.cli import schema, topics
from stack.cli.context import Context, Given
from stack.errors import StackError

_REMEDY = "correct it: docs/contracts/reference.md has the tables and their fields"


def prepare(*, context: Given) -> None:
    """Apply the schema, create the topics, and load the register that the home folder holds."""
    schema.apply(context=context)
    topics.create(context=context)
    if (context.home.root / "reference").exists():
        _load_register(context)


def _load_register(context: Context) -> None:
    from orchestration.reference import RegisterError, load_files  # brings Dagster with it

    try:
        with ClickHouse(context.settings.clickhouse, "dagster", comment="prepare") as client:
            load_files(client, context.home.root)
    except RegisterError as error:
        raise StackError(str(error), _REMEDY) from error
