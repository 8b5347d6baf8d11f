"""The whole time of every connector, known before the first event is sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from seeds.city.charging.behaviour import (
    FAULTED,
    OFFLINE,
    Outage,
    Segment,
    Visit,
    draw_outage,
    timeline,
)
from seeds.city.charging.sites import Connector, Site
from seeds.city.clock import Clock
from seeds.city.grid.feeders import Blackout


@dataclass(frozen=True)
class Course:
    """A connector with its segments from the first second to the last."""

    site: Site
    connector: Connector
    segments: tuple[Segment, ...]

    @property
    def name(self) -> str:
        """`operator/connector`: unique in the city."""
        return f"{self.site.operator_id}/{self.connector.connector_id}"

    @property
    def visits(self) -> Iterator[Visit]:
        return (each.visit for each in self.segments if each.visit)


def draw_courses(
    seed: int, clock: Clock, sites: Iterable[Site], blackout: Blackout
) -> Iterator[Course]:
    """A course for each connector; a blackout takes the stations of its feeder offline."""
    for site in sites:
        random = Random(f"{seed}/{site.operator_id}/{site.station_id}")
        shared = [draw_outage(random, clock, 0.03, (OFFLINE, None))]
        if site.feeder_id == blackout.feeder_id:
            shared.append(Outage(blackout.start_s, blackout.end_s, OFFLINE))
        for connector in site.connectors:
            own = Random(f"{seed}/{site.operator_id}/{connector.connector_id}")
            single = draw_outage(own, clock, 0.03, (FAULTED, None))
            outages = [each for each in (*shared, single) if each]
            segments = timeline(own, site, connector, clock, outages)
            yield Course(site, connector, tuple(segments))
