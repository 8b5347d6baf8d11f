"""A failed run tells what failed, why, and what to do."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import dagster as dg
import pytest

from orchestration.failed import URL_VARIABLE, failed_run


@dg.op
def refused() -> None:
    raise dg.Failure("ClickHouse refused with code 243 → the disk is full")


@dg.op
def broken() -> None:
    raise ValueError("plate 渝A12345")


@dg.op
def tried_often() -> None:
    raise dg.RetryRequested(max_retries=0) from dg.Failure("ConnectionResetError → is it up?")


def failure_of(op: dg.OpDefinition, instance: dg.DagsterInstance) -> dg.RunFailureSensorContext:
    @dg.job(name="city_day", tags={"dagster/partition": "2026-03-10"})
    def job() -> None:
        op()

    result = job.execute_in_process(instance=instance, raise_on_error=False)
    return dg.build_run_status_sensor_context(
        sensor_name="failed_run",
        dagster_instance=instance,
        dagster_run=result.dagster_run,
        dagster_event=result.get_run_failure_event(),
    ).for_run_failure()


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, str]]]:
    """What was posted to the URL of alerts."""
    found: list[dict[str, str]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        monkeypatch.setenv(URL_VARIABLE, f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


def test_the_alert_names_job_day_step_and_cause(
    instance: dg.DagsterInstance, received: list[dict[str, str]]
) -> None:
    failure = failure_of(refused, instance)
    failed_run(failure)
    assert received == [
        {
            "run": failure.dagster_run.run_id,
            "job": "city_day",
            "day": "2026-03-10",
            "step": "refused",
            "cause": "ClickHouse refused with code 243 → the disk is full",
        }
    ]


def test_after_the_last_try_it_tells_why_each_was_asked_for(
    instance: dg.DagsterInstance, received: list[dict[str, str]]
) -> None:
    failed_run(failure_of(tried_often, instance))
    assert received[0]["cause"] == "ConnectionResetError → is it up?"


def test_the_text_of_an_error_stays_in_the_run(
    instance: dg.DagsterInstance, received: list[dict[str, str]]
) -> None:
    failed_run(failure_of(broken, instance))
    assert received[0]["cause"] == "ValueError → see the run's page"
