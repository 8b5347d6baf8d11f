"""From what happens at a connector to the events that its operator sends."""

from collections.abc import Iterator, Mapping
from random import Random

from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from seeds.city.charging.behaviour import OFFLINE, Segment, State, Visit
from seeds.city.charging.charge import Sample
from seeds.city.charging.course import Course
from seeds.city.fleet.vehicle import Vehicle
from seeds.city.places import SOURCE

BEAT_S = 600  # T/CEC platforms repeat an unchanged status every 5 to 10 minutes


class Feed:
    """The events of one connector in the order in which they happen.

    Keeps the two registers; they rise by exactly what the samples carry.
    """

    def __init__(
        self, random: Random, course: Course, drivers: Mapping[Visit, Vehicle], start_ms: int
    ) -> None:
        self._site = site = course.site
        self._connector = connector = course.connector
        self._segments = course.segments
        self._drivers = drivers
        self._start_ms = start_ms
        self._phase = random.randrange(BEAT_S)
        self._import_wh = random.randrange(1_000_000, 90_000_000)
        self._export_wh = 0
        self._number = 0
        self._name = f"{site.operator_id}-{connector.connector_id}"

    def events(self) -> Iterator[Event]:
        """Statuses at changes and every ten minutes, meter values, and orders at plug-out."""
        before: State | None = None
        for segment in self._segments:
            if segment.state is not None:
                if segment.state != before:
                    yield self._status(segment.start_s, segment.state)
                yield from self._body(segment, segment.state)
            before = segment.state
            if segment.visit:
                yield self._session(segment.end_s, segment.visit)

    def _body(self, segment: Segment, state: State) -> Iterator[Event]:
        samples = iter(segment.charge.samples if segment.charge else ())
        sample = next(samples, None)
        for beat in self._beats(segment):
            while sample and sample.at_s <= beat:
                yield self._sampled(sample)
                sample = next(samples, None)
            yield self._status(beat, state)
            if not segment.charge and state is not OFFLINE:
                yield self._meter(beat, 0)
        if sample:
            yield self._sampled(sample)
        for rest in samples:
            yield self._sampled(rest)

    def _beats(self, segment: Segment) -> range:
        first = segment.start_s + 1
        return range(first + (self._phase - first) % BEAT_S, segment.end_s, BEAT_S)

    def _sampled(self, sample: Sample) -> ChargerMeter:
        if sample.energy_wh >= 0:
            self._import_wh += sample.energy_wh
        else:
            self._export_wh -= sample.energy_wh
        return self._meter(sample.at_s, sample.power_w, sample.soc)

    def _meter(self, at_s: int, power_w: int, soc: float | None = None) -> ChargerMeter:
        voltage = 220.0 if self._connector.rated_w < 20_000 else 400.0
        return ChargerMeter(
            event_id=self._next_id(),
            event_time=self._start_ms + at_s * 1000,
            source=SOURCE,
            operator_id=self._site.operator_id,
            station_id=self._site.station_id,
            connector_id=self._connector.connector_id,
            import_wh=self._import_wh,
            export_wh=self._export_wh if self._connector.charge_kind == "v2g" else None,
            power_w=power_w,
            voltage_v=voltage,
            current_a=round(power_w / voltage, 1),
            soc_percent=soc,
        )

    def _status(self, at_s: int, state: State) -> ChargerStatus:
        return ChargerStatus(
            event_id=self._next_id(),
            event_time=self._start_ms + at_s * 1000,
            source=SOURCE,
            operator_id=self._site.operator_id,
            station_id=self._site.station_id,
            equipment_id=self._connector.equipment_id,
            connector_id=self._connector.connector_id,
            connectivity=state.connectivity,
            operability=state.operability,
            occupancy=state.occupancy,
            raw_code=state.raw_code,
        )

    def _session(self, at_s: int, visit: Visit) -> ChargerSession:
        charge, energy = visit.charge, visit.charge.energy_wh
        vehicle = self._drivers[visit]
        register = self._import_wh if energy >= 0 else None
        return ChargerSession(
            event_id=self._next_id(),
            event_time=self._start_ms + at_s * 1000,
            source=SOURCE,
            operator_id=self._site.operator_id,
            session_id=f"{self._site.operator_id}{self._connector.connector_id}{at_s:012d}",
            station_id=self._site.station_id,
            connector_id=self._connector.connector_id,
            equipment_id=self._connector.equipment_id,
            plug_in_time=self._start_ms + visit.plug_in_s * 1000,
            charge_start=self._start_ms + charge.start_s * 1000,
            charge_end=self._start_ms + charge.end_s * 1000,
            plug_out_time=self._start_ms + visit.plug_out_s * 1000,
            energy_wh=energy,
            v2g=energy < 0,
            register_start_wh=None if register is None else register - energy,
            register_end_wh=register,
            max_power_w=charge.max_power_w,
            soc_start_percent=charge.soc_start,
            soc_end_percent=charge.soc_end,
            stop_reason=charge.stop_reason,
            user=vehicle.owner,
            vehicle=vehicle.pseudonym,
            energy_fee_fen=charge.energy_fee_fen,
            service_fee_fen=charge.service_fee_fen,
            idle_fee_fen=_idle_fee(visit),
        )

    def _next_id(self) -> str:
        self._number += 1
        return f"{self._name}-{self._number}"


def _idle_fee(visit: Visit) -> int:
    """占位费 of the seed: 0.50 元 a minute after 30 free minutes, at most 50 元; made up."""
    minutes = (visit.plug_out_s - visit.charge.end_s) // 60
    return min(5_000, max(0, minutes - 30) * 50)
