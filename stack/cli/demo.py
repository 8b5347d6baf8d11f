"""`demo`: the whole, from nothing to results."""

import time
from typing import Annotated

from cyclopts import Parameter

from connections.settings import load_settings
from stack.cli.context import Given
from stack.cli.up import start
from stack.demo.networks import show_networks
from stack.demo.play import play, register
from stack.demo.processed import show_processed
from stack.demo.summary import accounts_balance, show_addresses, show_utilization
from stack.errors import StackError
from stack.supervisor import control
from stack.supervisor.options import Options

WORKERS = 2


def demo(
    *, once: Annotated[bool, Parameter(negative="", show_default=False)] = False, context: Given
) -> int:
    """Start everything, play five days of a made-up city, and show the results.

    Parameters
    ----------
    once
        Take everything down at the end instead of staying until Ctrl-C.
    """
    began = time.monotonic()
    try:
        context.home.prepare()
        register(load_settings(context.home.root))
        options = Options(workers=WORKERS, processors=1, dagster=True)
        start(context, options, foreground=False)
        settings = load_settings(context.home.root)
        played = play(settings, context.console)
        context.console.rule("results")
        balanced = accounts_balance(settings, played, context.console)
        show_utilization(settings, context.console)
        show_networks(settings, context.console)
        show_processed(settings, context.console)
        status = control.living_status(context.home)
        if status is None:
            raise StackError("the stack has gone", "read the log of the supervisor")
        show_addresses(status, settings, context.console)
        context.console.print(f"{time.monotonic() - began:.0f} s")
        if not once:
            context.console.print("Ctrl-C takes everything down")
            _stay()
        return 0 if balanced else 1
    finally:
        control.stop(context.home)


def _stay() -> None:
    try:
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        return
