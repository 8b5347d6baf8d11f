"""Engines that a command asks whether they are there, before it begins."""

from stack.cli.context import Context
from stack.errors import StackError
from stack.kafka.quiet import answers


def ask_kafka(context: Context) -> None:
    """See that Kafka answers: a client of a silent one fills the terminal.

    Raises:
        StackError: it does not.
    """
    settings = context.settings.kafka
    if not answers(settings):
        raise StackError(
            f"Kafka does not answer at {settings.bootstrap}",
            "start it with `three-networks up`; `three-networks doctor` says more",
        )
