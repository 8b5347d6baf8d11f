"""How models are made: fixed here, chosen on earlier data than any that they are judged by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What a training needs to know beside its frame.

    Attributes:
        rows: samples of (origin, series, horizon) for each group of horizons.
        ridge_rows: samples for each horizon of the ridge.
        near_h: hours ahead with which a group of horizons ends whose boosters know the change from
            the last value; one last group has the rest.
        rounds: trees of each booster.
        leaves, least_in_leaf, learning_rate, share, bins: of LightGBM; `share` of rows and columns.
        calibration: part of the history, its end, on which intervals are calibrated.
        threads: of LightGBM; several wait for each other in a busy loop.
        seed: of samples and boosters.
    """

    rows: int = 60_000
    ridge_rows: int = 20_000
    near_h: tuple[int, ...] = (1, 6)
    rounds: int = 160
    leaves: int = 31
    least_in_leaf: int = 60
    learning_rate: float = 0.05
    share: float = 0.6
    bins: int = 127
    calibration: float = 0.15
    threads: int = 1
    seed: int = 20260706


SETTINGS = Settings()
