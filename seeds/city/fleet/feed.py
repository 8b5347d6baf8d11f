"""What a vehicle reports of itself: telemetry while it drives or charges, and alarms."""

from collections.abc import Iterable, Iterator
from random import Random

from schemas import Event
from schemas.events.vehicle_alarm import Alarm, VehicleAlarm
from schemas.events.vehicle_telemetry import ChargeState, VehicleTelemetry
from seeds.city.charging.charge import Sample
from seeds.city.fleet.stay import Stay
from seeds.city.fleet.trips import Trip
from seeds.city.fleet.vehicle import WH_PER_M, Vehicle
from seeds.city.places import SOURCE, Spot

DRIVING_STEP_S = 120
CHARGING_STEP = 6  # of the meter's samples, one in six: five minutes
LOW_SOC = 20.0
FAULTS: tuple[Alarm, ...] = ("battery-hot", "insulation", "cell-inconsistent", "motor-temperature")


class VehicleFeed:
    """The events of one vehicle in the order in which they happen."""

    def __init__(self, random: Random, vehicle: Vehicle, start_ms: int) -> None:
        self._random = random
        self._vehicle = vehicle
        self._start_ms = start_ms
        self._odometer_m = vehicle.odometer_m
        self._low = False
        self._number = 0

    def events(self, itinerary: Iterable[Trip | Stay]) -> Iterator[Event]:
        for each in itinerary:
            yield from self._driving(each) if isinstance(each, Trip) else self._charging(each)

    def _driving(self, trip: Trip) -> Iterator[Event]:
        length_s = trip.end_s - trip.start_s
        speed = trip.distance_m / length_s * 3.6
        fault = self._random.choice(FAULTS) if self._random.random() < 0.004 else None
        for at_s in range(trip.start_s, trip.end_s, DRIVING_STEP_S):
            yield self._on_the_road(trip, at_s, (at_s - trip.start_s) / length_s, speed)
            if fault and at_s == trip.start_s:
                yield self._alarm(at_s, fault, trip.start)
        yield self._parked(trip)
        self._odometer_m += trip.distance_m
        if fault:
            yield self._alarm(trip.end_s, fault, trip.end, raised=False)
        if trip.soc_end < LOW_SOC and not self._low:
            self._low = True
            yield self._alarm(trip.end_s, "soc-low", trip.end)

    def _charging(self, stay: Stay) -> Iterator[Event]:
        *flowing, last = stay.visit.charge.samples
        for sample in flowing[::CHARGING_STEP]:
            yield self._plugged(sample, stay.spot)
        yield self._plugged(last, stay.spot)
        if self._low and last.soc >= LOW_SOC:
            self._low = False
            yield self._alarm(last.at_s, "soc-low", stay.spot, raised=False)

    def _on_the_road(self, trip: Trip, at_s: int, done: float, mean: float) -> VehicleTelemetry:
        speed = mean * (0.7 + 0.6 * self._random.random())
        soc = trip.soc_start + (trip.soc_end - trip.soc_start) * done
        voltage = round(340 + soc, 1)
        (west, south), (east, north) = trip.start, trip.end
        self._number += 1
        return VehicleTelemetry(
            event_id=f"{self._vehicle.pseudonym}-{self._number}",
            event_time=self._start_ms + at_s * 1000,
            source=SOURCE,
            operator_id=self._vehicle.platform,
            vehicle=self._vehicle.pseudonym,
            state="started",
            charge_state="not-charging",
            drive_mode="electric",
            speed_kmh=round(speed, 1),
            odometer_m=self._odometer_m + int(trip.distance_m * done),
            voltage_v=voltage,
            current_a=round(-speed * 1000 * WH_PER_M / voltage, 1),
            soc_percent=round(soc, 1),
            insulation_kohm=2_000,
            longitude=round(west + (east - west) * done, 6),
            latitude=round(south + (north - south) * done, 6),
            reissued=trip.reissued,
        )

    def _parked(self, trip: Trip) -> VehicleTelemetry:
        self._number += 1
        return VehicleTelemetry(
            event_id=f"{self._vehicle.pseudonym}-{self._number}",
            event_time=self._start_ms + trip.end_s * 1000,
            source=SOURCE,
            operator_id=self._vehicle.platform,
            vehicle=self._vehicle.pseudonym,
            state="off",
            charge_state="not-charging",
            drive_mode="electric",
            speed_kmh=0.0,
            odometer_m=self._odometer_m + trip.distance_m,
            soc_percent=round(trip.soc_end, 1),
            longitude=trip.end[0],
            latitude=trip.end[1],
            reissued=trip.reissued,
        )

    def _plugged(self, sample: Sample, spot: Spot) -> VehicleTelemetry:
        voltage = round(340 + sample.soc, 1)
        self._number += 1
        return VehicleTelemetry(
            event_id=f"{self._vehicle.pseudonym}-{self._number}",
            event_time=self._start_ms + sample.at_s * 1000,
            source=SOURCE,
            operator_id=self._vehicle.platform,
            vehicle=self._vehicle.pseudonym,
            state="off",
            charge_state=_charge_state(sample),
            drive_mode="electric",
            speed_kmh=0.0,
            odometer_m=self._odometer_m,
            voltage_v=voltage,
            current_a=round(sample.power_w / voltage, 1),
            soc_percent=sample.soc,
            insulation_kohm=2_000,
            longitude=spot[0],
            latitude=spot[1],
        )

    def _alarm(self, at_s: int, alarm: Alarm, spot: Spot, raised: bool = True) -> VehicleAlarm:
        self._number += 1
        return VehicleAlarm(
            event_id=f"{self._vehicle.pseudonym}-{self._number}",
            event_time=self._start_ms + at_s * 1000,
            source=SOURCE,
            operator_id=self._vehicle.platform,
            vehicle=self._vehicle.pseudonym,
            alarm=alarm,
            raised=raised,
            level=1 if alarm == "soc-low" else 2,
            longitude=spot[0],
            latitude=spot[1],
        )


def _charge_state(sample: Sample) -> ChargeState:
    if sample.power_w > 0:
        return "parked-charging"
    return "charged" if sample.soc >= 99 else "not-charging"
