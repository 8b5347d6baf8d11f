"""Pure processors: one folder each. Neither faust nor a clock is known here."""

from streams.processing.processor import Processor

PROCESSORS: tuple[Processor, ...] = ()
