"""From a refused record to its dead letter."""

import hashlib

import msgspec
import pytest

from schemas import contracts
from schemas.events.dead_letter import DeadLetter
from schemas.fields import EARLIEST_MS
from streams.decoding.refusal import Refusal
from streams.landing.letters import LetterWriter
from tests.schemas.examples import METER, T, on_wire
from tests.streams.given import CHARGER_0, Given, batch, record

WRITER = LetterWriter(contracts())
REFUSAL = Refusal("out-of-range", "charger.meter.v1", "$.soc_percent", "Expected `float` <= 100.0")


def letter(bad: Given, refusal: Refusal = REFUSAL, epoch: int = 0, offset: int = 7) -> DeadLetter:
    batch(bad, first=offset)
    return WRITER.letter(CHARGER_0, epoch, bad, refusal)


def test_the_letter_of_a_record() -> None:
    value = on_wire(METER, soc_percent=101, driver="张三")
    found = letter(record(value), epoch=1)
    assert found == DeadLetter(
        event_id=found.event_id,
        event_time=T,
        source="landing",
        operator_id="510000001",
        reason="out-of-range",
        contract="charger.meter.v1",
        field="$.soc_percent",
        detail="Expected `float` <= 100.0",
        origin_topic="charger",
        origin_epoch=1,
        origin_partition=0,
        origin_offset=7,
        length=len(value),
        sha256=hashlib.sha256(value).hexdigest(),
        record=(
            '{"event_id":"e1","event_time":1772323200000,"source":"hand",'
            '"operator_id":"510000001","station_id":"S-0042","connector_id":"C1",'
            '"import_wh":120000,"export_wh":0,"power_w":-7000,"voltage_v":380.5,'
            '"current_a":-18.4,"soc_percent":101,"driver":"<str:2>"}'
        ),
        state="open",
    )


def test_the_same_record_gives_the_same_letter() -> None:
    assert letter(record(on_wire(METER))) == letter(record(on_wire(METER)))


def test_another_origin_gives_another_letter() -> None:
    bad = record(on_wire(METER))
    ids = {letter(bad, epoch=e, offset=o).event_id for e, o in [(0, 7), (0, 8), (1, 7)]}
    assert len(ids) == 3


def test_of_a_type_that_nobody_knows_no_value_is_kept() -> None:
    found = letter(record(b'{"code": "hot"}'), Refusal("unknown-type", "charger.noise.v1"))
    assert found.record == '{"code":"<str:3>"}'


@pytest.mark.parametrize(
    "bad",
    [
        record(None),
        record(b""),
        record(b"\xff" * 100),
        record(b"{" * 2_000_000),
        record(on_wire(METER), timestamp=-1),
        record(on_wire(METER, operator_id="O" * 1000)),
        record(on_wire({f"f{n}" * 30: "充" * 100 for n in range(500)})),
    ],
    ids=["no value", "empty", "bytes", "2 MB", "no timestamp", "long operator", "many fields"],
)
def test_a_letter_is_never_a_dead_letter_itself(bad: Given) -> None:
    refusal = Refusal("not-json", "c" * 64, "$." + "f" * 1000, "x")
    found = letter(bad, refusal)
    assert msgspec.json.decode(msgspec.json.encode(found), type=DeadLetter) == found
    assert found.event_time >= EARLIEST_MS
