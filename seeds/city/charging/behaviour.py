"""What happens at a connector, second by second: visits, faults, silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from schemas.events.charger_status import Connectivity, Occupancy, Operability
from seeds.city.charging.charge import Charge, draw_charge
from seeds.city.charging.sites import Connector, Site
from seeds.city.clock import Clock

HOUR_S, DAY_S = 3600, 86_400

# Share of a day's arrivals by hour; public use peaks at noon and at night when 谷 begins.
PUBLIC_HOURS = (9, 7, 5, 3, 2, 2, 3, 4, 4, 4, 4, 6, 8, 7, 5, 4, 4, 4, 4, 4, 3, 3, 5, 8)
HOME_HOURS = (3, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 6, 9, 10, 9, 8, 7, 5)
WORK_HOURS = (0, 0, 0, 0, 0, 0, 1, 8, 14, 10, 4, 2, 3, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0)


class State(NamedTuple):
    """The three axes, and the T/CEC 102 code that an operator would send."""

    connectivity: Connectivity
    operability: Operability
    occupancy: Occupancy
    raw_code: str


FREE = State("online", "ok", "free", "1")
PLUGGED = State("online", "ok", "plugged", "2")
CHARGING = State("online", "ok", "charging", "3")
DISCHARGING = State("online", "ok", "discharging", "3")
RESERVED = State("online", "ok", "reserved", "4")
FAULTED = State("online", "faulted", "unknown", "255")
OFFLINE = State("offline", "unknown", "unknown", "0")


@dataclass(frozen=True, eq=False)
class Visit:
    """A vehicle at a connector, from plug-in to plug-out; which one is matched later."""

    plug_in_s: int
    charge: Charge
    plug_out_s: int


@dataclass(frozen=True)
class Segment:
    """A stretch of one state; `state` is None in a silence, `visit` is set where one ends it."""

    start_s: int
    end_s: int
    state: State | None
    charge: Charge | None = None
    visit: Visit | None = None


@dataclass(frozen=True)
class Outage:
    """A stretch without visits: faulted, offline, or silent (None)."""

    start_s: int
    end_s: int
    state: State | None


def draw_outage(
    random: Random, clock: Clock, chance: float, states: tuple[State | None, ...]
) -> Outage | None:
    """With a chance a day, one stretch of half an hour to twelve hours."""
    if random.random() >= chance * clock.days:
        return None
    start = random.randrange(0, clock.days * DAY_S - HOUR_S)
    length = random.randrange(HOUR_S // 2, 12 * HOUR_S)
    return Outage(start, min(start + length, clock.days * DAY_S), random.choice(states))


def timeline(
    random: Random, site: Site, connector: Connector, clock: Clock, outages: list[Outage]
) -> Iterator[Segment]:
    """The segments of a connector from the first second to the last, without a gap."""
    at = 0
    last = Outage(clock.end_s, clock.end_s, None)
    popularity = 0.0 if random.random() < 0.02 else random.uniform(0.6, 1.4)
    hours = _hours(site, connector)
    for outage in (*sorted(outages, key=lambda each: each.start_s), last):
        if outage.end_s < at:
            continue
        while visit := _next_visit(random, site, connector, clock, at, hours, popularity):
            if visit.plug_out_s >= outage.start_s:
                break
            yield from _segments(random, at, visit)
            at = visit.plug_out_s
        if outage.start_s > at:
            yield Segment(at, outage.start_s, FREE)
            at = outage.start_s
        if outage.end_s > at:
            yield Segment(at, outage.end_s, outage.state)
            at = outage.end_s


def _hours(site: Site, connector: Connector) -> tuple[int, ...]:
    if site.pattern.scene == "residential":
        return HOME_HOURS
    return WORK_HOURS if connector.charge_kind == "ac" else PUBLIC_HOURS


def _next_visit(
    random: Random,
    site: Site,
    connector: Connector,
    clock: Clock,
    at: int,
    hours: tuple[int, ...],
    popularity: float,
) -> Visit | None:
    """The next arrival by thinning; None where nobody comes any more."""
    rate = site.pattern.visits * popularity / DAY_S
    peak = rate * max(hours) * 24 / sum(hours)
    while peak > 0:
        at += int(random.expovariate(peak)) + 60
        if at >= clock.end_s:
            return None
        if random.random() * max(hours) < hours[at % DAY_S // HOUR_S]:
            return _visit(random, connector, clock, at)
    return None


def _visit(random: Random, connector: Connector, clock: Clock, at: int) -> Visit:
    charge = draw_charge(random, connector, at + random.randint(20, 120), clock.price_at)
    stays = random.expovariate(1 / 600) if connector.rated_w > 20_000 else random.expovariate(1e-4)
    return Visit(at, charge, charge.end_s + 20 + int(stays))


def _segments(random: Random, at: int, visit: Visit) -> Iterator[Segment]:
    free_until = visit.plug_in_s
    if random.random() < 0.1:
        free_until = max(at, visit.plug_in_s - random.randint(120, 900))
    if free_until > at:
        yield Segment(at, free_until, FREE)
    if visit.plug_in_s > free_until:
        yield Segment(free_until, visit.plug_in_s, RESERVED)
    charge = visit.charge
    flowing = DISCHARGING if charge.energy_wh < 0 else CHARGING
    yield Segment(visit.plug_in_s, charge.start_s, PLUGGED)
    yield Segment(charge.start_s, charge.end_s, flowing, charge=charge)
    yield Segment(charge.end_s, visit.plug_out_s, PLUGGED, visit=visit)
