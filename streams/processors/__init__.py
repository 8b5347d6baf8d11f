"""Pure processors: one folder each. Neither faust nor a clock is known here."""

from streams.processing.processor import Processor
from streams.processors.others import Others
from streams.processors.sessions import Sessions
from streams.processors.thermal import Thermal

PROCESSORS: tuple[Processor, ...] = (Others(), Sessions(), Thermal())
TOPICS = tuple(sorted({each.topic.name for each in PROCESSORS}))
