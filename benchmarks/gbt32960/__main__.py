"""`python -m benchmarks.gbt32960`: vehicles that all are connected, their frames, their answers."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import psutil
from confluent_kafka import TopicPartition
from cyclopts import Parameter, run

from benchmarks.common.children import alive, answers, module_run, started
from benchmarks.common.folder import data_folder
from benchmarks.common.report import BenchmarkError, last_line, progress, require, table
from benchmarks.common.stack import PARTITIONS, Stack
from connections.kafka import consumer, create_topics
from connections.settings import KafkaSettings, Settings
from schemas.topic import DEAD_LETTERS, VEHICLE, Topic
from stack.home import Home
from stack.kafka import running_kafka
from stack.ports import answers as listens
from stack.ports import free_port
from stack.process import Process

_START_S = 60
_LEAST_SHARE = 0.97  # of the rate asked for; below it the client could not keep up


def main(
    *,
    connections: Annotated[int, Parameter(env_var="CONNECTIONS")] = 10_000,
    rate: Annotated[int, Parameter(env_var="RATE")] = 5_500,
    seconds: Annotated[int, Parameter(env_var="SECONDS")] = 30,
) -> None:
    """Connect vehicles, send realtime frames at a steady rate, and count what Kafka has.

    Parameters
    ----------
    connections: vehicles that are connected all the time.
    rate: frames a second, of all of them together.
    seconds: for how long.
    """
    with _broker() as stack, _gateway(stack) as (port, gateway):
        progress(f"{connections:,} vehicles, {rate:,} frames a second for {seconds} s")
        arguments = (str(port), str(connections), str(rate), str(seconds))
        client = module_run(stack, "vehicles", "benchmarks.gbt32960.client", *arguments)
        before = _cpu_s(gateway)
        (found,) = answers(stack, [client], within_s=600 + seconds)
        found["cpu_s"] = _cpu_s(gateway) - before
        lost = found["sent"] - _records(stack, VEHICLE)
        require(_records(stack, DEAD_LETTERS), 0, "dead letters")
    _report(found, connections, rate, lost)


def _report(found: dict[str, Any], connections: int, rate: int, lost: int) -> None:
    reached = found["sent"] / found["sending_s"]
    table(["vehicles", ""], [[name, f"{value:,.3f}"] for name, value in found.items()])
    require((found["answered"], found["errors"]), (found["sent"], 0), "answers, errors")
    if reached < rate * _LEAST_SHARE:
        raise BenchmarkError(f"the client reached {reached:,.0f} frames/s of {rate:,}")
    last_line(
        {
            "connections": connections,
            "frames_s": round(found["answered"] / found["seconds"]),
            "lost": lost,
            "ack_p50_s": round(found["ack_p50_s"], 3),
            "ack_p99_s": round(found["ack_p99_s"], 3),
            "cpu_us_a_frame": round(found["cpu_s"] / (found["sent"] + connections) * 1e6),
        }
    )


@contextmanager
def _broker() -> Iterator[Stack]:
    """A broker with the topics; no ClickHouse."""
    with tempfile.TemporaryDirectory(
        prefix="three-networks-", dir=data_folder(), ignore_cleanup_errors=True
    ) as name:
        root = Path(name)
        with running_kafka(root) as address:
            kafka = KafkaSettings(bootstrap=address.bootstrap)
            settings = Settings(home=root, kafka=kafka, partitions=PARTITIONS)
            create_topics(settings, (VEHICLE, DEAD_LETTERS))
            yield Stack(Home.at(root), settings)


@contextmanager
def _gateway(stack: Stack) -> Iterator[tuple[int, Process]]:
    """The server as the command line runs it, with every default; gives its port."""
    port = free_port()
    service = module_run(stack, "gateway", "stack.cli", "gateway", "gbt32960")
    own = {"PORT": str(port), "OPERATOR_ID": "BENCHMARK"}
    variables = {f"THREE_NETWORKS_GATEWAY_GBT32960_{name}": each for name, each in own.items()}
    service = replace(service, environment={**service.environment, **variables})
    with started(stack, [service]) as (process,):
        _await_listening(process, port)
        yield port, process
        require(alive(process), True, "the gateway still runs")


def _cpu_s(process: Process) -> float:
    """Of the process and those it started, for its tether is the one that is known."""
    own = psutil.Process(process.pid)
    times = [each.cpu_times() for each in (own, *own.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))


def _await_listening(process: Process, port: int) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and alive(process):
        if listens(port):
            return
        time.sleep(0.1)
    raise BenchmarkError(f"the gateway does not listen after {_START_S} s")


def _records(stack: Stack, topic: Topic) -> int:
    asking = consumer(stack.settings.kafka, "counts")
    try:
        ends = (
            asking.get_watermark_offsets(TopicPartition(topic.name, each), timeout=20)
            for each in range(PARTITIONS)
        )
        return sum(high for _, high in ends)
    finally:
        asking.close()


if __name__ == "__main__":
    run(main)
