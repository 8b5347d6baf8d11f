"""What the supervisor tells the world: one file, replaced whenever something changes."""

from enum import StrEnum

import msgspec

from stack.files import write_atomically
from stack.home import Home


class State(StrEnum):
    """What a service is doing."""

    WAITING = "waiting"
    STARTING = "starting"
    RUNNING = "running"
    DONE = "done"
    RESTARTING = "restarting"
    CRASH_LOOP = "crash loop"
    STOPPED = "stopped"


class Phase(StrEnum):
    """What the stack as a whole is doing."""

    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FAILED = "failed"


class ServiceStatus(msgspec.Struct, kw_only=True):
    """One supervised service; the last lines are those of the run that ended last."""

    name: str
    state: State
    address: str
    log: str
    pid: int | None = None
    restarts: int = 0
    last_exit: str = ""
    last_lines: list[str] = []

    @property
    def is_well(self) -> bool:
        return self.state in (State.RUNNING, State.DONE)


class Problem(msgspec.Struct):
    """Why a start was given up, and what to do about it."""

    message: str
    remedy: str


class Status(msgspec.Struct, kw_only=True):
    """The stack of one home folder."""

    pid: int
    phase: Phase
    started_at: str
    services: list[ServiceStatus] = []
    notes: list[str] = []
    problem: Problem | None = None

    @property
    def is_well(self) -> bool:
        return self.phase == Phase.RUNNING and all(each.is_well for each in self.services)


def write_status(home: Home, status: Status) -> None:
    """Replace the status file."""
    text = msgspec.json.format(msgspec.json.encode(status), indent=2).decode()
    write_atomically(home.run / "status.json", text)


def read_status(home: Home) -> Status | None:
    """The last status written, which may be that of a supervisor long dead."""
    try:
        return msgspec.json.decode((home.run / "status.json").read_bytes(), type=Status)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        return None
