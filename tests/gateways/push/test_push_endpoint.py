"""The endpoint as its own process, on a real socket and a real broker."""

import gzip
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from connections.settings import KafkaSettings
from schemas.topic import DEAD_LETTERS, PARKING, TRAFFIC
from tests import engines
from tests.gateways.landed import records_in
from tests.gateways.push.pushed import BAY, GRANTS_FILE, PLATE, RSM, TOKEN, VIN, ndjson

Answer = tuple[int, Any, dict[str, str]]
Post = Callable[..., Answer]
NDJSON = {"Content-Type": "application/x-ndjson"}


@contextmanager
def endpoint(home: Path, bootstrap: str) -> Iterator[tuple[Post, subprocess.Popen[bytes]]]:
    """A running endpoint, and how to post to it."""
    tokens = home / "tokens.toml"
    tokens.write_text(GRANTS_FILE)
    own = "THREE_NETWORKS_GATEWAY_PUSH_"
    environment = {
        "THREE_NETWORKS_KAFKA_BOOTSTRAP": bootstrap,
        f"{own}TOKENS_FILE": str(tokens),
        f"{own}PORT": "0",
        f"{own}PATIENCE_S": "2",
    }
    log = home / "log"
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "stack.cli", "--home", str(home), "gateway", "push"],
            env=os.environ | environment,
            stderr=said,
        )
    with process:
        while "gateway.started" not in log.read_text():
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        started = next(each for each in log.read_text().splitlines() if "gateway.started" in each)
        try:
            yield poster(json.loads(started)["port"]), process
        finally:
            process.kill()


def poster(port: int) -> Post:
    def post(path: str, body: bytes, token: str = TOKEN, **headers: str) -> Answer:
        sent = NDJSON | {"Authorization": f"Bearer {token}"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", path, body, sent)
        answer = connection.getresponse()
        found = answer.status, json.loads(answer.read()), dict(answer.getheaders())
        connection.close()
        return found

    return post


@pytest.fixture(scope="module")
def post(kafka_settings: KafkaSettings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """Of one endpoint with the topics that it needs."""
    topics = engines.topics(kafka_settings, (PARKING, TRAFFIC, DEAD_LETTERS))
    with topics, endpoint(tmp_path_factory.mktemp("push"), kafka_settings.bootstrap) as (found, _):
        yield found


def test_a_batch_is_accepted_line_by_line(post: Post, kafka_settings: KafkaSettings) -> None:
    before = [records_in(kafka_settings, each) for each in (PARKING, DEAD_LETTERS)]
    body = (
        ndjson(BAY | {"plate": PLATE}, BAY | {"vin": VIN, "occupancy": PLATE})
        + b"\n{"
        + VIN.encode()
    )
    status, answer, _ = post("/events/parking.bay", body)
    assert status == 202
    assert answer == {
        "accepted": 1,
        "refused": [
            {
                "line": 2,
                "field": "$.occupancy",
                "reason": "unknown-code",
                "detail": "not a code of the contract",
            },
            {"line": 4, "field": "", "reason": "not-json", "detail": "the line is not JSON"},
        ],
    }
    after = [records_in(kafka_settings, each) for each in (PARKING, DEAD_LETTERS)]
    assert [now - then for then, now in zip(before, after, strict=True)] == [1, 2]


def test_a_batch_may_be_gzipped(post: Post) -> None:
    body = gzip.compress(ndjson(BAY, BAY))
    answer = post("/events/parking.bay", body, Content_Encoding="gzip")
    assert answer[:2] == (202, {"accepted": 2, "refused": []})


def test_one_event_may_be_pretty(post: Post) -> None:
    body = json.dumps(BAY, indent=2).encode()
    answer = post("/events/parking.bay", body, Content_Type="application/json; charset=utf-8")
    assert answer[:2] == (202, {"accepted": 1, "refused": []})


def test_roadside_units_push_their_messages(post: Post, kafka_settings: KafkaSettings) -> None:
    before = records_in(kafka_settings, TRAFFIC)
    assert post("/v2x/rsm", ndjson(RSM))[:2] == (202, {"accepted": 1, "refused": []})
    assert records_in(kafka_settings, TRAFFIC) == before + 1


@pytest.mark.parametrize(
    ("path", "body", "more", "status"),
    [
        ("/events/parking.bay", b"", {"token": "wrong"}, 401),
        ("/events/traffic.segment", b"", {}, 403),
        ("/events/charger.session", b"", {}, 404),
        ("/events/parking.bay", b"x" * (8 << 20) + b"y", {}, 413),
        ("/events/parking.bay", b"{}\n" * 10_001, {}, 413),
        ("/events/parking.bay", gzip.compress(b"x" * (9 << 20)), {"Content_Encoding": "gzip"}, 413),
        ("/events/parking.bay", b"{}", {"Content_Encoding": "gzip"}, 400),
        ("/events/parking.bay", b"{}", {"Content_Encoding": "br"}, 415),
        ("/events/parking.bay", b"{}", {"Content_Type": "text/csv"}, 415),
    ],
)
def test_what_is_turned_away(
    post: Post, path: str, body: bytes, more: dict[str, str], status: int
) -> None:
    found, answer, _ = post(path, body, **more)
    assert found == status
    assert list(answer) == ["detail"]


def test_without_kafka_it_is_to_be_sent_again_and_nothing_raw_is_said(tmp_path: Path) -> None:
    with endpoint(tmp_path, "127.0.0.1:9") as (post, process):
        said = ndjson(BAY | {"plate": PLATE}, BAY | {"occupancy": VIN})
        status, answer, headers = post("/events/parking.bay", said)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    logged = (tmp_path / "log").read_text()
    assert (status, headers["retry-after"]) == (503, "10")
    assert process.returncode == 0
    assert "gateway.ended" in logged
    files = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    for raw in (PLATE, VIN, TOKEN):
        assert raw not in logged + repr(answer)
        assert raw.encode() not in files
