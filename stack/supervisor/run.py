"""The life of one supervisor process, from the lock to the last process ended."""

import json
from collections.abc import Callable
from contextlib import suppress

import structlog

from connections.logs import log_as_json
from connections.settings import addresses_file
from stack.errors import StackError
from stack.files import write_atomically
from stack.home import Home
from stack.leftovers import sweep
from stack.supervisor import lock
from stack.supervisor.plan import Plan
from stack.supervisor.status import Status
from stack.supervisor.supervisor import Asked, Supervisor

log = structlog.get_logger(__name__)


def run(
    home: Home,
    make_plan: Callable[[], Plan],
    when_running: Callable[[Status], None] = lambda status: None,
) -> Status:
    """Run the stack until a signal asks to end, or the start fails; gives the last status.

    Raises:
        StackError: another supervisor runs this folder, or it cannot be written.
    """
    home.prepare()
    with lock.exclusive(home):
        log_as_json(home.log("supervisor"))
        swept = sweep(str(home.root))
        if swept:
            log.warning("leftovers.swept", pids=swept)
        addresses_file(home.root).unlink(missing_ok=True)
        status = _supervise(Supervisor(home), home, make_plan, when_running)
        addresses_file(home.root).unlink(missing_ok=True)
        return status


def _supervise(
    supervisor: Supervisor,
    home: Home,
    make_plan: Callable[[], Plan],
    when_running: Callable[[Status], None],
) -> Status:
    problem: StackError | None = None
    try:
        with suppress(Asked):
            plan = make_plan()
            write_atomically(addresses_file(home.root), json.dumps(plan.addresses))
            supervisor.start(plan.stages, plan.notes)
            when_running(supervisor.status)
            supervisor.watch()
    except StackError as error:
        problem = error
    except Exception as error:
        log.exception("supervisor.failed")
        problem = StackError(f"the supervisor failed ({error!r})", f"read {home.log('supervisor')}")
    supervisor.stop(problem)
    return supervisor.status
