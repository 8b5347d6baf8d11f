"""What batteries take. Where no source is named, the value is our assumption."""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.conditions import Positive, Share

Degrees = Annotated[float, Meta(ge=-50, le=60)]


class Batteries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How fast batteries charge; the temperature is that of the air at plug-in, in °C.

    Attributes:
        car, heavy: most power over capacity, in 1/h, of a car and of a bus or truck.
        cold_c, cold_loss: below, direct-current power is less by this share a degree. Source: at
            0 °C half an hour of fast charging brings 36 % less than at 25 °C (Motoaki, Yi,
            Salisbury 2018, of Nissan Leafs); that the loss begins at 10 °C is ours.
        hot_c, hot_loss: the same above.
        least: share of the power that is left at any temperature.
    """

    car: Positive = 3
    heavy: Positive = 1
    cold_c: Degrees = 10
    cold_loss: Share = 0.036
    hot_c: Degrees = 35
    hot_loss: Share = 0.03
    least: Annotated[float, Meta(gt=0, le=1)] = 0.3
