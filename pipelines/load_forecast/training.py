"""A new model of a level, in use only if it is better than the one before."""

from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.client import Client
from pipelines.forecast.frame import Frame
from pipelines.forecast.names import NAMES
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.forecast.training import TooShortError, train
from pipelines.frames.frame import read_frame
from pipelines.frames.levels import Level
from pipelines.load_forecast.registry import Kept, Metadata, code_digest, current, keep
from pipelines.load_forecast.scores import pinball_kw

AHEAD = timedelta(days=1)

# Judged on the last week, issued anew so often: our assumptions.
_JUDGED, _EVERY = timedelta(days=7), timedelta(hours=12)


def train_level(
    client: Client,
    level: Level,
    issued_at: datetime,
    zone: ZoneInfo,
    folder: Path,
    *,
    as_landed: bool = True,
    settings: Settings = SETTINGS,
) -> Metadata | None:
    """Train on what was known then; None where nothing was.

    The last week is foretold by a model that ends before it, and by the one in use; a model in use
    that had seen a part of the week is only harder to beat. Trained again as of the same time, it
    is held against what the first one was.

    Raises:
        TooShortError: too little is known to learn from, or nothing of the week to judge it by.
    """
    frame = read_frame(client, level, issued_at, zone, as_landed)
    if np.isnan(frame.values).all():
        return None
    horizon = AHEAD // frame.step
    before = issued_at - _JUDGED
    origins = [before + nth * _EVERY for nth in range((_JUDGED - AHEAD) // _EVERY + 1)]
    score_kw = pinball_kw(train(frame, before, horizon, settings), frame, origins)
    if np.isnan(score_kw):
        raise TooShortError("nothing is known of the last week, by which a model is judged")
    metadata = Metadata(
        level=level,
        issued_at=issued_at,
        data_from=frame.start,
        series=len(frame.series),
        known_share=float(1 - np.isnan(frame.values).mean()),
        step_s=frame.step // timedelta(seconds=1),
        horizon=horizon,
        features=NAMES,
        parameters=asdict(settings),
        code=code_digest(),
        score_kw=score_kw,
        champion_score_kw=_champion_score_kw(current(folder, level), issued_at, frame, origins),
    )
    keep(folder, Kept(train(frame, issued_at, horizon, settings), metadata))
    return metadata


def _champion_score_kw(
    champion: Kept | None, issued_at: datetime, frame: Frame, origins: list[datetime]
) -> float | None:
    if champion is None:
        return None
    if champion.metadata.issued_at == issued_at:
        return champion.metadata.champion_score_kw
    return pinball_kw(champion.model, frame, origins)
