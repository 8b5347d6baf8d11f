"""The dead band 死区 of minutes: what is not worth a word. Pure."""

from schemas.events.station_load import BAND_PERCENT, BAND_W


def departs(power_w: int, said_w: int) -> bool:
    """Is a power too far from the one that was said last?"""
    distance = abs(power_w - said_w)
    return distance > BAND_W and 100 * distance > BAND_PERCENT * abs(said_w)
