"""`prepare`: what workers need before they start; `up --workers` runs it."""

from stack.cli import schema, topics
from stack.cli.context import Given


def prepare(*, context: Given) -> None:
    """Apply the schema and create the topics."""
    schema.apply(context=context)
    topics.create(context=context)
