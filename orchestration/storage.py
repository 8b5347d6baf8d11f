"""Dagster's SQLite files, kept open while a run writes them.

Dagster opens a file anew for each event. Whenever the last connection to it is closed, SQLite moves
what was written from its log into the file and waits for the disk: most of what a day with little
data takes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def kept_open() -> Iterator[None]:
    """Hold a connection to each SQLite file that is opened meanwhile; at the end all is on disk.

    Meanwhile a commit does not wait for the disk. A killed process loses nothing; a power cut may
    take the run's last commits, and leaves the file whole (https://sqlite.org/pragma.html,
    `synchronous`).
    """
    held: dict[str, sqlite3.Connection] = {}

    def hold(connection: object, _: object) -> None:
        if not isinstance(connection, sqlite3.Connection):  # on servers it is Postgres
            return
        connection.execute("PRAGMA synchronous = NORMAL")
        ((_, _, file),) = connection.execute("PRAGMA database_list")
        if file not in held:
            held[file] = sqlite3.connect(file, check_same_thread=False)
        # Who has not read since the log began does not keep it; a new file's begins later.
        held[file].execute("PRAGMA schema_version").fetchall()

    event.listen(Engine, "connect", hold)
    try:
        yield
    finally:
        event.remove(Engine, "connect", hold)
        for each in held.values():
            each.close()
