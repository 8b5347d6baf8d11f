"""Frames byte by byte from the field tables, with every unit that the editions have."""

from collections.abc import Callable

from gateways.gbt32960.decoder import Decoded
from schemas.events.vehicle_alarm import VehicleAlarm
from schemas.events.vehicle_telemetry import VehicleTelemetry
from tests.gateways.gbt32960.conftest import VEHICLES
from tests.gateways.gbt32960.encoder import EIGHT_MS, VIN

Send = Callable[[bytes], Decoded]

OF_2016 = """
23 23 02 FE                                     # ##, realtime, a command
4C 53 56 41 41 34 31 38 37 45 32 31 32 33 34 35 36   # LSVAA4187E2123456
01 00 84                                        # not encrypted, 132 bytes
1A 07 06 08 00 00                               # 2026-07-06 08:00:00
01 01 03 01                                     # whole vehicle: started, not charging, electric
   02 1C 00 0C 65 78                            #   54.0 km/h, 81,240.8 km
   0D EA 2A 48 29                               #   356.2 V, 1082.4 - 1000 A, 41 %
   01 0E 07 D0 00 00                            #   DC-DC, gear, 2,000 kΩ, two pedals
02 01 01 01 46 52 08 4F 1A 3C 0D E8 29 CC       # one motor of 12 bytes
03 0D 16 01 F4 00 64 00 02 50 51                # fuel cell with two probes
   02 58 01 00 10 02 00 20 03 01
04 01 07 D0 00 64                               # engine
05 00 06 59 D7 C2 01 C3 10 A8                   # position: valid, east, north
06 01 05 10 36 01 06 10 0E 01 02 4A 01 03 46    # extremes
07 01 00 00 00 10 00 00 00 00                   # alarm: level 1, bit 4, no fault codes
08 01 01 0D EA 2A 48 00 02 00 01 02 10 36 10 0E # voltages of two cells
09 01 01 00 02 4A 46                            # temperatures of two probes
80 00 03 23 23 02                               # the maker's own, with start bytes in it
20                                              # check
"""

OF_2025 = """
24 24 03 FE                                     # $$, reissue, a command
4C 53 56 41 41 34 31 38 37 45 32 31 32 33 34 35 36
01 00 A0                                        # not encrypted, 160 bytes
1A 07 06 08 00 00
01 01 01 01 00 00 00 0C 65 78                   # charging while parked, 0 km/h
   0D EA 71 48 29 01 0F 07 D0                   #   356.2 V, 2900.0 - 3000 A; no pedals
02 01 01 01 46 80 E8 00 03 0D 40 3C             # one motor of 10 bytes
03 00 50 01 00 10 02 00 20 03 01 50 46          # fuel cell engine and hydrogen system
04 07 D0                                        # engine
05 00 01 06 59 D7 C2 01 C3 10 A8                # position: valid, WGS 84
06 02 00 80 00 10 00 00 00 00                   # alarm: level 2, bits 4 and 23, no fault codes
   02 04 01 17 02                               #   level 1 for bit 4, 2 for bit 23
07 01 01 0D EA 71 48 00 02 10 36 10 0E          # voltages of two parallel units
08 01 01 00 02 4A 46                            # temperatures of two probes
30 01 01 0D 16 01 F4 04 4C 04 4C 46 00 01 50    # fuel cell stack with one probe
31 01 0D EA 71 48 00 01 0A 8C 00 01 46          # super capacitor
32 01 00 01 0A 8C 01 00 02 0A 78 01 00 01 4A 01 00 02 46
81 00 02 24 24                                  # the maker's own
FF 01 00 02 AA BB 00 01 CC                      # signature
62                                              # check
"""


def octets(commented: str) -> bytes:
    return bytes.fromhex("".join(line.partition("#")[0] for line in commented.splitlines()))


def telemetry(**own: object) -> VehicleTelemetry:
    common = {
        "event_id": "test:1",
        "event_time": EIGHT_MS,
        "source": "test",
        "operator_id": "OP",
        "vehicle": VEHICLES.by_vin(VIN),
        "state": "started",
        "drive_mode": "electric",
        "odometer_m": 81_240_800,
        "voltage_v": 356.2,
        "soc_percent": 41,
        "insulation_kohm": 2_000,
        "longitude": 106.551234,
        "latitude": 29.561,
    }
    return VehicleTelemetry(**(common | own))  # type: ignore[arg-type]


def raised(number: int, **own: object) -> VehicleAlarm:
    common = {
        "event_id": f"test:1.{number}",
        "event_time": EIGHT_MS,
        "source": "test",
        "operator_id": "OP",
        "vehicle": VEHICLES.by_vin(VIN),
        "raised": True,
        "longitude": 106.551234,
        "latitude": 29.561,
    }
    return VehicleAlarm(**(common | own))  # type: ignore[arg-type]


def test_a_frame_of_2016(send: Send) -> None:
    assert send(octets(OF_2016)) == Decoded(
        (
            telemetry(charge_state="not-charging", speed_kmh=54, current_a=-82.4),
            raised(1, alarm="soc-low", level=1, raw_code="bit 4"),
        )
    )


def test_a_frame_of_2025_that_is_sent_late(send: Send) -> None:
    assert send(octets(OF_2025)) == Decoded(
        (
            telemetry(charge_state="parked-charging", speed_kmh=0, current_a=100, reissued=True),
            raised(1, alarm="soc-low", level=1, raw_code="bit 4"),
            raised(2, alarm="thermal-event", level=2, raw_code="bit 23"),
        )
    )
