"""The alert of a failed run: what failed, why, and what to do."""

import json
import os
from collections.abc import Iterable, Iterator
from urllib.request import Request, urlopen

import dagster as dg
from dagster_shared.error import SerializableErrorInfo

URL_VARIABLE = "THREE_NETWORKS_DAGSTER_ALERTS_URL"
DAY = "dagster/partition"  # the tag of a run that says which it builds
_WITHIN_S = 10
_NO_CAUSE = "the run ended without a failed step → its page in the web interface tells more"


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=30,
    description="Tells of each failed run, in the daemon's log and to the URL of"
    f" `{URL_VARIABLE}` if that is set.",
)
def failed_run(context: dg.RunFailureSensorContext) -> None:
    """One alert a failed run; a receiver that refuses it fails the tick, and is asked again."""
    alert = alert_of(context)
    context.log.error(json.dumps(alert))
    if url := os.environ.get(URL_VARIABLE):
        _post(url, alert)


def alert_of(context: dg.RunFailureSensorContext) -> dict[str, str]:
    """Run, job, day, failed step, and the cause with its remedy."""
    run = context.dagster_run
    step, cause = step_and_cause(context.get_step_failure_events())
    return {
        "run": run.run_id,
        "job": run.job_name,
        "day": run.tags.get(DAY, ""),
        "step": step,
        "cause": cause,
    }


def step_and_cause(events: Iterable[dg.DagsterEvent]) -> tuple[str, str]:
    """The first step that failed, and why, with its remedy."""
    for step, error in _failures(events):
        return step, _cause(error)
    return "", _NO_CAUSE


def was_interrupted(events: Iterable[dg.DagsterEvent]) -> bool:
    """Did a step end because somebody ended the run, as by Ctrl-C?"""
    interruption = dg.DagsterExecutionInterruptedError.__name__
    return any(_chain(error)[-1].cls_name == interruption for _, error in _failures(events))


def _failures(events: Iterable[dg.DagsterEvent]) -> Iterator[tuple[str, SerializableErrorInfo]]:
    for event in events:
        if event.is_step_failure and (error := event.step_failure_data.error):
            yield event.step_key or "", error


def _cause(error: SerializableErrorInfo) -> str:
    """Our own words, if an error of the chain has them; else its kind: its text may quote a row."""
    chain = _chain(error)
    for each in chain:
        if each.cls_name == dg.Failure.__name__:
            return each.message.partition(": ")[2].strip()
    return f"{chain[-1].cls_name or 'error'} → see the run's page"


def _chain(error: SerializableErrorInfo) -> list[SerializableErrorInfo]:
    """The error, what it came of, and so on."""
    chain = [error]
    while chain[-1].cause:
        chain.append(chain[-1].cause)
    return chain


def _post(url: str, alert: dict[str, str]) -> None:
    body = json.dumps(alert).encode()
    request = Request(url, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=_WITHIN_S):
        pass
