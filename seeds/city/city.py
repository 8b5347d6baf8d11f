"""The seed city: from one number to its records, reference tables and truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from schemas import Event
from schemas.contract import declared
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.reference_table import Reference
from seeds.city.bad import FAULTS, draw_faults
from seeds.city.behaviour import FAULTED, OFFLINE, Segment, draw_outage, timeline
from seeds.city.clock import Clock
from seeds.city.feed import Feed
from seeds.city.layout import Connector, Site, lay_out
from seeds.city.reference import reference_rows
from seeds.city.truth import Truth
from seeds.record import Record, record_of

HOUR_MS = 3_600_000
Sending = tuple[int, int, bool, Event]  # ms of sending, tie-break, is it a duplicate, event


@dataclass(frozen=True)
class City:
    """A seed: the same values give the same bytes."""

    seed: int = 20260706
    days: int = 3
    stations: int = 40
    first_day: date = date(2026, 7, 6)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        return lay_out(self.seed, self.stations)

    @property
    def clock(self) -> Clock:
        return Clock(self.first_day, self.days)

    def reference_rows(self) -> Iterator[Reference]:
        """The reference tables 台账."""
        return reference_rows(self.sites)

    def new_truth(self) -> Truth:
        """An empty truth for `records` to fill."""
        return Truth(
            seed=self.seed, stations=self.stations, days=self.days, first_day=self.first_day
        )

    def records(self, truth: Truth) -> Iterator[Record]:
        """Every record in the order of sending; adds to the truth what it gives."""
        random = Random(f"{self.seed}/bad")
        start = self.clock.start_ms
        faults = iter(draw_faults(random, start, start + self.days * 24 * HOUR_MS))
        fault = next(faults, None)
        for sent, _, again, event in self._sendings(truth):
            contract = declared(type(event))
            _count(truth.produced, contract.event_type)
            if again:
                _count(truth.duplicates, contract.event_type)
            record = record_of(contract, event)
            yield record
            while fault and fault[0] <= sent and type(event) is ChargerStatus:
                reason, spoil = FAULTS[fault[1]]
                _count(truth.bad, fault[1])
                _count(truth.dead_letters, reason)
                yield spoil(record)
                fault = next(faults, None)

    def _sendings(self, truth: Truth) -> Iterator[Sending]:
        """All events hour by hour, sorted by when they are sent; what is late waits."""
        random = Random(f"{self.seed}/delay")
        feeds = [each for site in self.sites for each in self._feeds(site, truth)]
        heads = [next(feed, None) for feed in feeds]
        waiting: list[Sending] = []
        number = 0
        for hour in range(self.days * 24 + 4):
            limit = self.clock.start_ms + (hour + 1) * HOUR_MS
            for index, feed in enumerate(feeds):
                event = heads[index]
                while event is not None and event.event_time < limit:
                    for sent, again in _times_of_sending(random, event):
                        waiting.append((sent, number, again, event))
                        number += 1
                    event = next(feed, None)
                heads[index] = event
            waiting.sort()
            due = sum(1 for each in waiting if each[0] < limit)
            yield from waiting[:due]
            del waiting[:due]
        yield from waiting

    def _feeds(self, site: Site, truth: Truth) -> Iterator[Iterator[Event]]:
        random = Random(f"{self.seed}/{site.operator_id}/{site.station_id}")
        whole = draw_outage(random, self.clock, 0.03, (OFFLINE, None))
        for connector in site.connectors:
            own = Random(f"{self.seed}/{site.operator_id}/{connector.connector_id}")
            single = draw_outage(own, self.clock, 0.03, (FAULTED, None))
            outages = [each for each in (whole, single) if each]
            segments = timeline(own, site, connector, self.clock, outages)
            feed = Feed(own, site, connector, self.clock.start_ms)
            yield feed.events(self._seen(site, connector, segments, truth))

    def _seen(
        self, site: Site, connector: Connector, segments: Iterator[Segment], truth: Truth
    ) -> Iterator[Segment]:
        name = f"{site.operator_id}/{connector.connector_id}"
        for each in segments:
            truth.see(name, each, self.clock)
            yield each


def _times_of_sending(random: Random, event: Event) -> Iterator[tuple[int, bool]]:
    """When an event is sent, and sent again: orders up to 3 h late, the rest up to 5 min."""
    chance = random.random()
    if type(event) is ChargerSession:
        delay = random.uniform(30_000, 3 * HOUR_MS) if chance < 0.05 else chance * 30_000
    else:
        delay = random.uniform(5_000, 300_000) if chance < 0.01 else chance * 3_000
    yield event.event_time + int(delay), False
    if chance > 0.995:
        yield event.event_time + int(delay) + random.randrange(1_000, 120_000), True


def _count(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
