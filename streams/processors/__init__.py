"""Pure processors: one folder each. Neither faust nor a clock is known here."""

from zoneinfo import ZoneInfo

from streams.processing.processor import Processor
from streams.processors.alarms import Alarms
from streams.processors.feeder_load import FeederLoads
from streams.processors.fusion import Fusion
from streams.processors.others import Others
from streams.processors.outages import Outages
from streams.processors.precursors import Precursors
from streams.processors.sessions import Sessions
from streams.processors.station_load import StationLoads
from streams.processors.thermal import Thermal
from streams.register import Register


def processors(register: Register) -> tuple[Processor, ...]:
    """All of them; some ask what is registered."""
    return (
        Alarms(),
        FeederLoads(register),
        Fusion(),
        Others(),
        Outages(),
        Precursors(),
        Sessions(),
        StationLoads(register),
        Thermal(),
    )


PROCESSORS = processors(Register(ZoneInfo("UTC")))  # where nothing is registered
TOPICS = tuple(sorted({each.topic.name for each in PROCESSORS}))
