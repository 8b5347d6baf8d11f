"""What a connection remembers of its vehicles: the alarms that stand, once Kafka has them."""

from gateways.gbt32960.alarms import Standing

_Whose = tuple[str, bool]
_NOTHING: Standing = {}


class Memory:
    """Alarms by vehicle, apart for what is sent late 补发: that tells of another time.

    What was decoded counts from `keep` on: until then Kafka may not have it, and what is decoded
    once more after `forget` says the same again.
    """

    def __init__(self) -> None:
        self._kept: dict[_Whose, Standing] = {}
        self._new: dict[_Whose, Standing] = {}

    def standing(self, vehicle: str, reissued: bool) -> Standing:
        """The alarms of a vehicle's last frame; none where it is new here."""
        whose = (vehicle, reissued)
        return self._new.get(whose, self._kept.get(whose, _NOTHING))

    def learn(self, vehicle: str, reissued: bool, standing: Standing) -> None:
        """Note the alarms of a frame."""
        self._new[vehicle, reissued] = standing

    def keep(self) -> None:
        """Kafka has what was decoded."""
        self._kept |= self._new
        self._new = {}

    def forget(self) -> None:
        """Kafka may not have it."""
        self._new = {}
