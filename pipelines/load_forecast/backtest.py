"""A backtest on what the city's own stations took: the same folds and scores as on public data."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from pipelines.client import Client
from pipelines.forecast.backtest import Result, backtest
from pipelines.forecast.backtest.charged import that_charged
from pipelines.forecast.backtest.scores import MODEL
from pipelines.forecast.frame import Frame
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.frames.frame import read_frame


def frame_of_city(client: Client, first: date, after: date, zone: ZoneInfo) -> Frame:
    """What stations took over whole months, from one first of a month up to another.

    Months are those of UTC, and so the day ahead is told at its midnight, 8:00 in China. Values
    are taken as known when their hour ended, corrections and all: what is judged is the model.
    """
    ends = datetime(after.year, after.month, after.day, tzinfo=UTC)
    days = (after - first).days
    return that_charged(read_frame(client, "station", ends, zone, as_landed=False, days=days))


def backtest_city(
    client: Client,
    first: date,
    after: date,
    zone: ZoneInfo,
    tell: Callable[[str], None],
    settings: Settings = SETTINGS,
) -> Result:
    """Scores at the stations of `frame_of_city`.

    Args:
        tell: is given a line of progress for each fold.

    Raises:
        NoFoldError, TooShortError: nothing was charged in these months, or too little.
    """
    return backtest(frame_of_city(client, first, after, zone), tell, settings)


def better_rules(result: Result) -> Iterator[str]:
    """Each simple rule that has a lower error than the model, and where; none is as it should be.

    Medians are compared by MAE and means by RMSE at each horizon, and the day ahead by WAPE.
    """
    for hours, tellers in result.errors.items():
        for measure in ("mae", "rmse"):
            own = getattr(tellers[MODEL], measure)
            better = (name for name, each in tellers.items() if getattr(each, measure) < own)
            yield from (f"{name}: {measure} at {hours} h" for name in better)
    wape = {name: each.wape for name, each in result.day_ahead.items() if each.wape is not None}
    if MODEL in wape:
        yield from (f"{name}: WAPE of a day" for name in wape if wape[name] < wape[MODEL])
