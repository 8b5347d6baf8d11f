"""The home folder and the versions of the data in it."""

import shutil
from collections.abc import Iterator

from stack.doctor.finding import Finding, of_error, well, wrong
from stack.errors import StackError
from stack.home import Home
from stack.kafka.storage import check_folder

_CLICKHOUSE_MARKER = "endpoint.json"


def check(home: Home) -> Iterator[Finding]:
    """The folder can be written, its disk has room, and the data is of our versions."""
    try:
        home.prepare()
    except StackError as error:
        yield of_error(error)
        return
    free = shutil.disk_usage(home.root).free
    yield well(f"{home.root} can be written; {free / 2**30:.1f} GiB are free")
    yield _kafka(home)
    yield _clickhouse(home)


def _kafka(home: Home) -> Finding:
    try:
        formatted = check_folder(home.kafka)
    except StackError as error:
        return of_error(error)
    return well("Kafka's data folder " + ("is of this version" if formatted else "is not made yet"))


def _clickhouse(home: Home) -> Finding:
    """Only whether it is the endpoint's: the engine alone knows which versions it can read."""
    if not home.clickhouse.exists():
        return well("ClickHouse's data folder is not made yet")
    if not (home.clickhouse / _CLICKHOUSE_MARKER).exists():
        return wrong(
            f"{home.clickhouse} is not a data folder of the endpoint",
            "move it away to start with an empty ClickHouse",
        )
    return well("ClickHouse's data folder is the endpoint's")
