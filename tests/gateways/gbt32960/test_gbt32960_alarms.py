"""Alarms are said when they are raised, when they change and when they have gone."""

from gateways.gbt32960.decoder import Decoded, Decoder, Received
from gateways.gbt32960.frame import Frame, Framer
from schemas.events.vehicle_alarm import VehicleAlarm
from tests.gateways.gbt32960.conftest import NOW, Send
from tests.gateways.gbt32960.encoder import EIGHT, OF_2025, REISSUE, alarm, frame, realtime

OTHER_VIN = "LSVAA4187E2999999"
Said = list[tuple[str, str, bool, int | None]]


def said(decoded: Decoded) -> Said:
    alarms = [each for each in decoded.events if isinstance(each, VehicleAlarm)]
    assert len(alarms) == len(decoded.events)
    return [(each.alarm, each.raw_code, each.raised, each.level) for each in alarms]


def framed(raw: bytes) -> Frame:
    return next(Framer().feed(raw))


SOC_LOW = ("soc-low", "bit 4", True, 1)
SOC_LOW_GONE = ("soc-low", "bit 4", False, None)


def test_an_alarm_is_raised_once_and_goes_once(send: Send) -> None:
    told = [said(send(realtime(alarm(flags, 1)))) for flags in (0, 1 << 4, 1 << 4, 0, 0)]
    assert told == [[], [SOC_LOW], [], [SOC_LOW_GONE], []]


def test_a_new_connection_says_again_what_stands_and_nothing_gone(send: Send) -> None:
    assert said(send(realtime(alarm(1 << 4, 1)))) == [SOC_LOW]


def test_another_level_is_said(send: Send) -> None:
    send(realtime(alarm(1 << 4, 1)))
    assert said(send(realtime(alarm(1 << 4, 3)))) == [("soc-low", "bit 4", True, 3)]


def test_every_flag_has_its_name(send: Send) -> None:
    names = [each[0] for each in said(send(realtime(alarm(0xFFFFFFFF, 2, OF_2025), start=OF_2025)))]
    assert names[:3] == ["temperature-difference", "battery-hot", "pack-overvoltage"]
    assert names[18:24] == ["overcharge", "other", "other", "other", "other", "thermal-event"]
    assert names[24:] == ["other"] * 8


def test_in_2016_nobody_reports_thermal_events(send: Send) -> None:
    assert said(send(realtime(alarm(1 << 23, 2)))) == [("other", "bit 23", True, 2)]


def test_the_makers_fault_codes_are_kept_as_they_came(send: Send) -> None:
    assert said(send(realtime(alarm(level=2, battery_faults=(0x12A,))))) == [
        ("other", "battery 0000012a", True, 2)
    ]
    assert said(send(realtime(alarm()))) == [("other", "battery 0000012a", False, None)]


def test_in_2025_an_alarm_has_a_level_of_its_own(send: Send) -> None:
    unit = alarm(0b11, 3, OF_2025, levels=((1, 1),))
    assert said(send(realtime(unit, start=OF_2025))) == [
        ("temperature-difference", "bit 0", True, 3),
        ("battery-hot", "bit 1", True, 1),
    ]


def test_a_level_that_is_no_level_is_unknown(send: Send) -> None:
    assert said(send(realtime(alarm(1 << 4, 0xFE)))) == [("soc-low", "bit 4", True, None)]


def test_vehicles_of_one_connection_are_apart(send: Send) -> None:
    send(realtime(alarm(1 << 4, 1)))
    assert said(send(realtime(alarm(), vin=OTHER_VIN))) == []
    assert said(send(realtime(alarm()))) == [SOC_LOW_GONE]


def test_what_comes_late_tells_of_another_time(send: Send) -> None:
    send(realtime(alarm(1 << 4, 1)))
    assert said(send(frame(REISSUE, EIGHT + alarm()))) == []
    assert said(send(realtime(alarm(1 << 4, 1)))) == []


def test_what_kafka_did_not_take_is_said_again(decoder: Decoder) -> None:
    raw = realtime(alarm(1 << 4, 1))
    for _ in range(2):
        assert said(decoder.decode(framed(raw), Received(NOW, 1))) == [SOC_LOW]
        decoder.memory.forget()
    decoder.decode(framed(raw), Received(NOW, 2))
    decoder.memory.keep()
    assert said(decoder.decode(framed(realtime(alarm())), Received(NOW, 3))) == [SOC_LOW_GONE]
