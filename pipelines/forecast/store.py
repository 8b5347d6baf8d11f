"""A model as plain files: LightGBM's text, numbers as JSON; the same files give the same model."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import lightgbm as lgb
import numpy as np

from pipelines.forecast.blend import Blend
from pipelines.forecast.calibration import Calibration
from pipelines.forecast.model import Members, Model
from pipelines.forecast.places import Places
from pipelines.forecast.ridge import Ridge
from pipelines.forecast.trees import Name, Trees, Way

_NUMBERS = "model.json"


def save(model: Model, folder: Path) -> None:
    """Write the files of a model into an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    trees = model.members.trees
    for (group, statistic, way), booster in trees.boosters.items():
        booster.save_model(folder / f"{group}_{_name(statistic)}_{way}.txt")
    numbers = {
        "series": model.series,
        "horizon": model.horizon,
        "until": model.until.isoformat(),
        "highest": model.members.highest,
        "ends": trees.ends,
        "threads": trees.threads,
        "ridge": _lists(vars(model.members.ridge)),
        "blend": _lists(vars(model.blend)),
        "calibration": _lists(vars(model.calibration)),
        "rest": model.places.rest.tolist(),
        "kinds": _lists(model.places.kinds),
    }
    (folder / _NUMBERS).write_text(json.dumps(numbers))


def load(folder: Path) -> Model:
    """The model of a folder that `save` wrote."""
    numbers: dict[str, Any] = json.loads((folder / _NUMBERS).read_text())
    trees = Trees(tuple(numbers["ends"]), _boosters(folder), numbers["threads"])
    return Model(
        series=tuple(numbers["series"]),
        horizon=numbers["horizon"],
        until=datetime.fromisoformat(numbers["until"]),
        members=Members(trees, Ridge(**_arrays(numbers["ridge"])), numbers["highest"]),
        blend=Blend(**_arrays(numbers["blend"])),
        calibration=Calibration(**_arrays(numbers["calibration"])),
        places=Places(np.array(numbers["rest"]), _arrays(numbers["kinds"])),
    )


def _boosters(folder: Path) -> dict[Name, lgb.Booster]:
    boosters: dict[Name, lgb.Booster] = {}
    for file in sorted(folder.glob("*.txt")):
        group, name, way = file.stem.split("_")
        boosters[int(group), _statistic(name), cast(Way, way)] = lgb.Booster(model_file=file)
    return boosters


def _name(statistic: float | None) -> str:
    return "mean" if statistic is None else str(statistic)


def _statistic(name: str) -> float | None:
    return None if name == "mean" else float(name)


def _lists(arrays: dict[str, Any]) -> dict[str, Any]:
    return {name: np.asarray(each).tolist() for name, each in arrays.items()}


def _arrays(lists: dict[str, Any]) -> dict[str, Any]:
    return {
        name: np.array(each) if isinstance(each, list) else each for name, each in lists.items()
    }
