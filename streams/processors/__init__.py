"""Pure processors: one folder each. Neither faust nor a clock is known here."""

from streams.processing.processor import Processor
from streams.processors.alarms import Alarms
from streams.processors.fusion import Fusion
from streams.processors.others import Others
from streams.processors.outages import Outages
from streams.processors.precursors import Precursors
from streams.processors.sessions import Sessions
from streams.processors.thermal import Thermal

PROCESSORS: tuple[Processor, ...] = (
    Alarms(),
    Fusion(),
    Others(),
    Outages(),
    Precursors(),
    Sessions(),
    Thermal(),
)
TOPICS = tuple(sorted({each.topic.name for each in PROCESSORS}))
