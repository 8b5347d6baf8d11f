"""How grave an alarm of a pile is, by its name and by what was measured."""

from schemas.events.charger_alarm import ChargerAlarm
from schemas.words import Severity

# Contacts may get 50 K warmer than air of 40 °C (GB/T 20234.1, temperature rise).
HOTTEST_C = 90.0
# 100 Ω/V (GB/T 18487.1) at 1,000 V, the highest voltage of most piles; assumption.
LEAST_KOHM = 100

USUALLY: dict[str, Severity] = {
    "gun-hot": "warning",
    "insulation": "warning",
    "ground-fault": "critical",
    "smoke": "critical",
    "water": "critical",
}


def grade_of(alarm: ChargerAlarm) -> Severity:
    """The severity of an alarm that is in `USUALLY`; not measured is not grave by itself."""
    hot = alarm.gun_temperature_c is not None and alarm.gun_temperature_c >= HOTTEST_C
    leaks = alarm.insulation_kohm is not None and alarm.insulation_kohm < LEAST_KOHM
    return "critical" if hot or leaks else USUALLY[alarm.alarm]
