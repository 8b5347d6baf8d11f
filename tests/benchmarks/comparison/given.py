"""A made-up folder of real data, in the layout of the public files."""

from datetime import datetime, timedelta
from pathlib import Path

_ACN = (
    "Session,ConnectionStartDateTime,ConnectionEndDateTime,ChargingStartDateTime,"
    "ChargingEndDateTime,Power,Energy,ConnectionHours,ChargingHours,FlexibilityHours,"
    "ChargingStation,UserID\n"
    "S1,2019-01-07 15:00:00,2019-01-08 01:00:00,2019-01-07 15:00:00,2019-01-07 18:00:00,"
    "4,12.5,10,3,7,1-1-1-1,7\n"
    "S2,2019-01-08 03:30:00,2019-01-08 04:00:00,2019-01-08 03:30:00,2019-01-08 04:00:00,"
    "4,2,0.5,0.5,0,1-1-1-2,8\n"
    "S3,2019-07-09 14:00:00,2019-07-09 22:00:00,2019-07-09 14:00:00,2019-07-09 16:00:00,"
    "4,8,8,2,6,1-1-1-2,7\n"
    "S4,2020-03-02 15:00:00,2020-03-02 16:00:00,2020-03-02 15:00:00,2020-03-02 16:00:00,"
    "4,4,1,1,0,1-1-1-2,7\n"
)
_STATIONS = "station_id,pile_num\n0,2\n1,1\n2,1\n"
_SIZES = "station_id,longitude,latitude,charge_count\n1,113.7,22.7,20\n2,113.8,22.8,6\n"
_FIRST_HOUR = datetime(2023, 4, 1)  # noqa: DTZ001 (the file names no zone); a Saturday
_HOURS = 10 * 24


def data_folder(folder: Path) -> Path:
    """The folder with three files: four sessions, ten days of three stations, two sizes."""
    files = {
        "acn/california_ev_sessions.csv": _ACN,
        "charged-spo/stations.csv": _STATIONS,
        "charged-spo/volume.csv": _volume(),
        "shenzhen-stations/inf.csv": _SIZES,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def _volume() -> str:
    """Station 0 has 4 kWh an hour, and 100 before Monday; 1 has 1 kWh from 8 to 9; 2 nothing."""
    lines = [",0,1,2"]
    for nth in range(_HOURS):
        hour = _FIRST_HOUR + timedelta(hours=nth)
        often = 100.0 if nth < 48 else 4.0
        lines.append(f"{hour:%Y-%m-%d %H:%M:%S},{often},{1.0 if hour.hour == 8 else 0.0},0.0")
    return "\n".join(lines) + "\n"
