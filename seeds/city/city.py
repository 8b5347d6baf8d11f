"""The seed city: from one number to its records, reference tables and truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from schemas.contract import declared
from schemas.reference_table import Reference
from seeds.city.bad import Spoiler
from seeds.city.clock import Clock
from seeds.city.layout import Layout, lay_out
from seeds.city.plan import Plan, draw_plan
from seeds.city.reference import reference_rows
from seeds.city.sending import Progress, sendings
from seeds.city.truth import Truth, count
from seeds.record import Record, record_of


@dataclass(frozen=True)
class City:
    """A seed: the same values give the same bytes."""

    seed: int = 20260706
    days: int = 7
    stations: int = 40
    first_day: date = date(2026, 7, 6)

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.first_day, self.days)

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.seed, self.stations)

    @cached_property
    def plan(self) -> Plan:
        return draw_plan(self.seed, self.clock, self.layout)

    def reference_rows(self) -> Iterator[Reference]:
        """The reference tables 台账."""
        return reference_rows(self.layout)

    def new_truth(self) -> Truth:
        """An empty truth for `records` to fill."""
        return Truth(
            seed=self.seed, stations=self.stations, days=self.days, first_day=self.first_day
        )

    def records(self, truth: Truth, progress: Progress = lambda done, of: None) -> Iterator[Record]:
        """Every record in the order of sending; adds to the truth what it gives."""
        truth.see(self.plan)
        spoiler = Spoiler(self.seed, self.clock)
        random = Random(f"{self.seed}/delay")
        feeds = list(self.plan.feeds())
        for sent, _, again, event in sendings(random, feeds, self.clock, progress):
            contract = declared(type(event))
            count(truth.produced, contract.event_type)
            if again:
                count(truth.duplicates, contract.event_type)
            record = record_of(contract, event)
            yield record
            for fault, bad in spoiler.spoil(contract.event_type, sent, record):
                truth.see_bad(contract.event_type, fault)
                yield bad
