"""All checks, in the order in which one should put right what they find."""

from collections.abc import Iterator

from pydantic import ValidationError

from connections.settings import load_settings
from stack.doctor import contracts, engines, folders, java, machine, processes
from stack.doctor.finding import Finding, wrong
from stack.home import Home


def examine(home: Home) -> Iterator[Finding]:
    """Run every check; a check that rests on one that failed is left out."""
    yield from machine.check()
    yield from java.check()
    yield from folders.check(home)
    try:
        settings = load_settings(home.root)
    except ValidationError as error:
        yield wrong(f"a setting is wrong: {error}", "see `three-networks config --help`")
        return
    yield from processes.check(home)
    kafka = engines.check_kafka(settings)
    yield kafka
    clickhouse = list(engines.check_clickhouse(settings))
    yield from clickhouse
    if kafka.well:
        yield from contracts.check_topics(settings)
    if all(finding.well for finding in clickhouse):
        yield contracts.check_schema(settings)
