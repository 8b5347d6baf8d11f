"""How a battery charges or discharges at a connector: power curve, samples, bill."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import NamedTuple

from schemas.events.charger_session import StopReason
from seeds.city.charging.sites import Connector
from seeds.city.charging.tariff import SERVICE, fen, rounded

STEP_S = 50  # Chengdu's rule for status while charging, domain notes §1.4
BATTERIES_WH = (42_000, 55_000, 65_000, 82_000, 100_000)


class Sample(NamedTuple):
    """A momentary value: second, power (discharging negative), energy since the one before."""

    at_s: int
    power_w: int
    energy_wh: int
    soc: float


@dataclass(frozen=True)
class Charge:
    """From start to end of energy flow."""

    battery_wh: int
    samples: tuple[Sample, ...]
    stop_reason: StopReason
    energy_fee_fen: int
    service_fee_fen: int

    @property
    def start_s(self) -> int:
        return self.samples[0].at_s

    @property
    def end_s(self) -> int:
        return self.samples[-1].at_s

    @property
    def soc_start(self) -> float:
        return self.samples[0].soc

    @property
    def soc_end(self) -> float:
        return self.samples[-1].soc

    def power_w(self, at_s: int) -> int:
        """The power of the last sample before a second between start and end."""
        return self.samples[(at_s - self.start_s) // STEP_S].power_w

    @cached_property
    def energy_wh(self) -> int:
        """Signed; discharging is negative."""
        return sum(each.energy_wh for each in self.samples)

    @property
    def max_power_w(self) -> int:
        """The power furthest from 0."""
        return max((each.power_w for each in self.samples), key=abs)


def draw_charge(
    random: Random, connector: Connector, start_s: int, price_at: Callable[[int], int]
) -> Charge:
    """A charge of some battery; at a V2G connector every third one discharges."""
    battery_wh = random.choice(BATTERIES_WH)
    if random.random() < 0.02:
        return _failed(battery_wh, start_s, random.uniform(20, 80))
    discharging = connector.charge_kind == "v2g" and random.random() < 1 / 3
    samples = tuple(_samples(random, connector, battery_wh, start_s, discharging))
    exact = sum(fen(each.energy_wh, price_at(each.at_s)) for each in samples)
    energy = sum(each.energy_wh for each in samples)
    full = samples[-1].soc >= 99
    reason: StopReason = "vehicle" if full else random.choice(("user", "user", "operator"))
    service = 0 if discharging else rounded(fen(energy, SERVICE))
    return Charge(battery_wh, samples, reason, rounded(exact), service)


def _failed(battery_wh: int, start_s: int, soc: float) -> Charge:
    """Started and stopped at once without energy."""
    soc = round(soc, 1)
    samples = Sample(start_s, 0, 0, soc), Sample(start_s + 20, 0, 0, soc)
    return Charge(battery_wh, samples, "equipment-fault", 0, 0)


def _samples(
    random: Random, connector: Connector, battery_wh: int, start_s: int, discharging: bool
) -> Iterator[Sample]:
    soc = random.uniform(60, 90) if discharging else random.uniform(12, 70)
    target = random.uniform(25, 45) if discharging else random.uniform(75, 100)
    most_w = min(connector.rated_w, battery_wh * 3) * random.uniform(0.8, 1)
    at_s, energy = start_s, 0
    while True:
        done = soc <= target if discharging else soc >= target
        power = 0 if done else int(_power(most_w, soc, discharging))
        yield Sample(at_s, power, energy, round(soc, 1))
        if done:
            return
        at_s += STEP_S
        energy = round(power * STEP_S / 3600)
        soc = min(100.0, soc + energy / battery_wh * 100)


def _power(most_w: float, soc: float, discharging: bool) -> float:
    """Constant up to 80 %, then falling in a line to a tenth at 100 %."""
    if discharging:
        return -most_w * 0.5
    return most_w if soc <= 80 else most_w * (1 - 0.9 * (soc - 80) / 20)
