"""Putting the endpoint together, and its command line."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import chdb

from stack.clickhouse import limits as limit_options
from stack.clickhouse.disk import DiskGuard, reserve_on
from stack.clickhouse.engine import Engine
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.folder import DataFolder, FolderRefusedError
from stack.clickhouse.querylog import Entry, QueryLog
from stack.clickhouse.samples import Samples
from stack.clickhouse.server import Server
from stack.clickhouse.services import Services
from stack.clickhouse.users import USERS, Users, variable
from stack.clickhouse.vocabulary import Vocabulary
from stack.clickhouse.watcher import Watcher

STOPPED, REFUSED, STUCK = 0, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the endpoint; the exit code is 0 after a clean stop, 2 if it could not start."""
    options = _parser().parse_args(arguments)
    users = Users(os.environ)
    if not users:
        names = ", ".join(variable(name) for name in USERS)
        return _refused(f"no user has a password: set at least one of {names}")
    try:
        folder = DataFolder(options.data, chdb.engine_version)
    except (FolderRefusedError, OSError) as refusal:
        return _refused(str(refusal))
    try:
        return _run(options, users, folder)
    except (EndpointError, OSError) as failure:
        return _refused(f"{folder.path}: {failure}")
    finally:
        folder.release()


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m stack.clickhouse",
        description="ClickHouse's native protocol on chDB. Passwords come by environment "
        f"variables: {', '.join(variable(name) for name in USERS)}.",
    )
    parser.add_argument("--data", type=Path, required=True, help="the data folder, owned alone")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=9000, help="port; 0 takes a free one")
    parser.add_argument("--log", type=Path, help="file of the query log (default: stderr)")
    limit_options.add_options(parser)
    return parser


def _refused(why: str) -> int:
    print(f"clickhouse endpoint: {why}", file=sys.stderr, flush=True)
    return REFUSED


def _run(options: Namespace, users: Users, folder: DataFolder) -> int:
    limits = limit_options.chosen(options)
    reserve = reserve_on(folder.path, limits.disk_reserve)
    limits = replace(limits, disk_reserve=reserve)
    with closing(QueryLog(options.log)) as log, closing(Engine(folder.engine, limits)) as engine:
        watcher = Watcher(engine)
        disk = DiskGuard(folder.path, reserve, engine, log)
        samples = Samples()
        vocabulary = Vocabulary(engine, samples)
        services = Services(engine, users, limits, samples, vocabulary, watcher, disk, log)
        server = Server(options.host, options.port, services)
        log.write(Entry("started", text=f"engine {engine.version}, port {server.port}"))
        print(f"ready {options.host}:{server.port}", flush=True)
        server.serve_until_signal()
        stopped = server.stop()
        watcher.close()
        disk.close()
        log.write(Entry("stopped" if stopped else "stuck"))
        if not stopped:
            # A query that cannot be stopped holds its handle: closing the engine would wait.
            os._exit(STUCK)
    return STOPPED
