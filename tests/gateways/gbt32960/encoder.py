"""Makes frames, for tests only: the other side of the wire, written from the field tables."""

from struct import pack

VIN = "LSVAA4187E2123456"
OF_2016, OF_2025 = b"##", b"$$"
LOGIN, REALTIME, REISSUE, LOGOUT, PLATFORM_LOGIN, PLATFORM_LOGOUT, HEARTBEAT, TIME_SYNC = range(
    0x01, 0x09
)
EIGHT = bytes([26, 7, 6, 8, 0, 0])
EIGHT_MS = 1_783_296_000_000  # 2026-07-06T08:00:00+08:00


def frame(
    command: int,
    data: bytes = b"",
    start: bytes = OF_2016,
    vin: str = VIN,
    answer: int = 0xFE,
    encryption: int = 1,
) -> bytes:
    """A whole frame with its check."""
    head = bytes([command, answer]) + vin.encode("latin-1") + bytes([encryption])
    checked = head + pack(">H", len(data)) + data
    check = 0
    for each in checked:
        check ^= each
    return start + checked + bytes([check])


def realtime(*units: bytes, start: bytes = OF_2016, time: bytes = EIGHT, vin: str = VIN) -> bytes:
    """Realtime data 实时信息上报."""
    return frame(REALTIME, time + b"".join(units), start, vin)


def vehicle(
    start: bytes = OF_2016,
    *,
    state: int = 1,
    charging: int = 3,
    mode: int = 1,
    speed: int = 540,
    mileage: int = 812_408,
    voltage: int = 3_562,
    current: int = 10_824,
    soc: int = 41,
    insulation: int = 2_000,
) -> bytes:
    """The unit 整车数据, of raw values; pedals in 2016 only."""
    head = pack(">BBBBHIHHB", 0x01, state, charging, mode, speed, mileage, voltage, current, soc)
    pedals = b"\x00\x00" if start == OF_2016 else b""
    return head + pack(">BBH", 1, 0x0E, insulation) + pedals


def position(
    start: bytes = OF_2016,
    *,
    status: int = 0,
    coordinates: int = 1,
    longitude: int = 106_551_234,
    latitude: int = 29_561_000,
) -> bytes:
    """The unit 车辆位置数据; its coordinate system in 2025 only."""
    system = bytes([coordinates]) if start == OF_2025 else b""
    return bytes([0x05, status]) + system + pack(">II", longitude, latitude)


def alarm(
    flags: int = 0,
    level: int = 0,
    start: bytes = OF_2016,
    *,
    battery_faults: tuple[int, ...] = (),
    levels: tuple[tuple[int, int], ...] = (),
) -> bytes:
    """The unit 报警数据, with fault codes of the battery; levels by bit in 2025 only."""
    kind = 0x07 if start == OF_2016 else 0x06
    faults = bytes([len(battery_faults)]) + b"".join(pack(">I", each) for each in battery_faults)
    pairs = bytes([len(levels)]) + b"".join(bytes(each) for each in levels)
    return pack(">BBI", kind, level, flags) + faults + b"\0\0\0" + (pairs * (start == OF_2025))
