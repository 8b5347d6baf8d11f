"""Dagster's own storage: in local mode `<home>/dagster`."""

import os
import shutil
from pathlib import Path

import dagster as dg

_TEMPLATE = Path(__file__).parent / "dagster.yaml"


def prepare(home: Path) -> Path:
    """Make Dagster's folder with our `dagster.yaml`; returns it, for `DAGSTER_HOME`."""
    folder = home.resolve() / "dagster"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_TEMPLATE, folder / "dagster.yaml")
    return folder


def local_instance(home: Path) -> dg.DagsterInstance:
    """The instance that the web interface of this home shows."""
    return dg.DagsterInstance.from_config(str(prepare(home)))


def instance_in_use(home: Path) -> dg.DagsterInstance:
    """The instance that `DAGSTER_HOME` names, as on servers; else this home's."""
    return dg.DagsterInstance.get() if os.environ.get("DAGSTER_HOME") else local_instance(home)
