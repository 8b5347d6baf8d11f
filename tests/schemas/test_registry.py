"""A new event type is one file: everything else is found and derived."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schemas import contracts

NOISE = '''
"""`charger.noise`: how loud a charger is."""

from schemas.contract import Event, contract
from schemas.fields import Code, Id
from schemas.topic import CHARGER


@contract(
    "charger.noise",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "code", "event_time"),
)
class ChargerNoise(Event, frozen=True, kw_only=True):
    """How loud a charger is, by the code of its maker."""

    station_id: Id
    code: Code
'''

# In a process of its own: what is declared stays declared.
LOOK = """
import json, sys
import schemas, schemas.events
from types import SimpleNamespace

schemas.events.__path__.append(sys.argv[1])

from connections.settings import LandingSettings
from schemas.publish import renditions
from schemas.render.arrow import arrow_schema
from schemas.render.clickhouse import create
from streams.delivery.applied import Work
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch
from streams.landing.landing import Landing

value = (b'{"event_id":"e","event_time":1772323200000,"source":"s","operator_id":"o",'
         b'"station_id":"S","code":"hot"}')
record = SimpleNamespace(
    offset=0, timestamp=1772323200000, key=b"o/S", value=value,
    headers=[("ce_type", b"charger.noise.v1")],
)
batch = RecordBatch(Partition("charger", 0), [record])
landing = Landing(schemas.contracts(), LandingSettings())
applied = landing.apply([Work(batch, 0, Position(-1))])

print(json.dumps({
    "types": [each.event_type for each in schemas.contracts()],
    "files": [str(path) for path in renditions() if "charger.noise" in path.name],
    "asyncapi": next(text for path, text in renditions().items() if path.name == "asyncapi.json"),
    "arrow": arrow_schema(schemas.contract_of("charger.noise")).names,
    "tables": {each.qualified: create(each) for each in schemas.tables()},
    "views": {each.qualified: create(each) for each in schemas.views()},
    "codes": applied.inserts["landing.charger_noise"]["code"],
}))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("events")
    (folder / "charger_noise.py").write_text(NOISE)
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_it_is_known(found: dict[str, Any]) -> None:
    assert found["types"] == sorted({*(each.event_type for each in contracts()), "charger.noise"})


def test_it_has_a_json_schema_and_a_page(found: dict[str, Any]) -> None:
    assert found["files"] == [
        "schemas/published/charger.noise.v1.schema.json",
        "docs/contracts/charger.noise.md",
    ]


def test_it_stands_in_the_channel_of_its_topic(found: dict[str, Any]) -> None:
    channel = json.loads(found["asyncapi"])["channels"]["charger"]
    assert channel["messages"]["charger_noise"] == {"$ref": "#/components/messages/charger_noise"}


def test_it_has_an_arrow_schema(found: dict[str, Any]) -> None:
    names = ["event_time", "source", "operator_id", "quality", "station_id", "code"]
    assert found["arrow"] == names


def test_it_has_a_table_and_a_view(found: dict[str, Any]) -> None:
    table = found["tables"]["landing.charger_noise"]
    assert "ORDER BY (operator_id, station_id, code, event_time)" in table
    assert "landing.charger_noise FINAL" in found["views"]["api.charger_noise"]


def test_it_is_landed(found: dict[str, Any]) -> None:
    assert found["codes"] == ["hot"]
