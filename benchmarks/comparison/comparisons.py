"""What is compared with what."""

from collections.abc import Iterator

from benchmarks.comparison.compared import Comparison
from benchmarks.comparison.energy import Energy, Floats
from benchmarks.comparison.measured import Samples, Shares
from benchmarks.comparison.real import acn, charged, shenzhen
from benchmarks.comparison.sessions import Sessions


def workplace(real: Sessions, simulated: Sessions) -> Iterator[Comparison]:
    """Workplace connectors with ACN."""
    many = len(real), len(simulated)
    yield Comparison(
        "workplace_connection_h",
        "Workplace: plug-in to plug-out",
        acn.SOURCE,
        Samples("h", real.connected_h, simulated.connected_h),
        "Real ones end when people go home; ours are a charge and a log-normal stay.",
    )
    yield Comparison(
        "workplace_stay_h",
        "Workplace: end of charging to plug-out",
        acn.SOURCE,
        Samples("h", real.stays_h, simulated.stays_h),
        "Real stays end when people go home, a fifth at the end of charging; ours are log-normal.",
    )
    yield Comparison(
        "workplace_energy_kwh",
        "Workplace: energy of a session",
        acn.SOURCE,
        Samples("kWh", real.energy_kwh, simulated.energy_kwh),
        "Our vehicles come to work with 50 to 95 % in batteries of 42 to 100 kWh, all equally"
        " likely; real sessions have small top-ups and a few large ones.",
    )
    yield Comparison(
        "workplace_arrivals_h",
        "Workplace: arrivals by hour",
        acn.SOURCE,
        Shares("hour", real.by_hour, simulated.by_hour, many),
        "Vehicles come at the real hours; who would wait too long for a connector drives on.",
    )
    yield Comparison(
        "workplace_arrivals_weekday",
        "Workplace: arrivals by weekday",
        acn.SOURCE,
        Shares("weekday", real.by_weekday, simulated.by_weekday, many),
        "Fewer come on real Fridays; simulated working days are all alike.",
    )
    yield Comparison(
        "workplace_gap_h",
        "Workplace: gaps between sessions at a connector",
        acn.SOURCE,
        Samples("h", real.gaps_h, simulated.gaps_h),
        "Real connectors of a workplace are used alike; ours are as unequal as public stations are,"
        " and hardly visited ones have long gaps.",
    )


def public(real: Energy, simulated: Energy) -> Iterator[Comparison]:
    """Public stations with CHARGED."""
    many = len(real.a_pile_kwh), len(simulated.a_pile_kwh)
    yield Comparison(
        "public_energy_hour",
        "Public: energy by hour of the day",
        charged.SOURCE,
        Shares("hour", real.by_hour, simulated.by_hour, many),
        "São Paulo is nearly flat, in part since many of its hours repeat one sample; our rise at"
        " noon and after 23 h follows Chinese tariffs and is an assumption.",
    )
    yield Comparison(
        "public_energy_weekday",
        "Public: energy by weekday",
        charged.SOURCE,
        Shares("weekday", real.by_weekday, simulated.by_weekday, many),
        "Mondays are as high as Sundays in São Paulo; ours are working days as others are.",
    )
    yield Comparison(
        "public_energy_pile_kwh",
        "Public: energy a pile a day over stations",
        charged.SOURCE,
        Samples("kWh", real.a_pile_kwh, simulated.a_pile_kwh),
        "São Paulo has piles of 7 and 22 kW, all but one; ours have 60 to 480 kW.",
    )
    yield Comparison(
        "public_energy_pile_over_mean",
        "Public: energy a pile over the mean of the stations",
        charged.SOURCE,
        Samples("of the mean", real.over_mean, simulated.over_mean),
        "Stations that never charged are left out, 6 of 47; what our queues turn away cuts the"
        " busiest ones.",
    )


def stations(real: Floats, simulated: Floats) -> Comparison:
    """Sizes of public stations with Shenzhen."""
    return Comparison(
        "station_connectors",
        "Public: connectors of a station",
        shenzhen.SOURCE,
        Samples("connectors", real, simulated),
        "The city's stations are scaled so that they hold as many connectors as the Beijing plan's"
        " shares give them.",
    )
