"""Kafka's data folder: formatted once, and marked with the version that made it."""

import base64
import json
import shutil
import subprocess
import uuid
from pathlib import Path

from stack.errors import StackError
from stack.files import write_atomically
from stack.kafka.jars import KAFKA_VERSION
from stack.kafka.java import format_command
from stack.kafka.properties import server_properties

MARKER = "three-networks.json"
LAYOUT = 1
_NO_PORT = 0


def check_folder(folder: Path) -> bool:
    """Whether the folder is formatted; False for an empty or absent one.

    Raises:
        StackError: another version, or somebody else, made it.
    """
    marker = folder / MARKER
    if not marker.exists():
        if (folder / "data").exists():
            raise StackError(f"{folder} holds data but not the marker {MARKER}", _remedy(folder))
        return False
    made_by = _read(marker)
    if made_by != (KAFKA_VERSION, LAYOUT):
        raise StackError(
            f"{folder} was made by Kafka {made_by[0]}, layout {made_by[1]}; "
            f"this is Kafka {KAFKA_VERSION}, layout {LAYOUT}",
            _remedy(folder),
        )
    return True


def prepare_folder(folder: Path) -> Path:
    """Format the folder if it is new; gives the data folder in it.

    Raises:
        StackError: another version made the folder, or formatting failed.
    """
    data = folder / "data"
    if not check_folder(folder):
        _format(folder, data)
    return data


def _format(folder: Path, data: Path) -> None:
    unfinished = folder / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    properties = folder / "format.properties"
    properties.write_text(server_properties(unfinished, _NO_PORT, 1), encoding="utf-8")
    cluster_id = _random_cluster_id()
    done = subprocess.run(
        format_command(properties, cluster_id),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    if done.returncode != 0:
        last = done.stdout.strip().splitlines()[-1:]
        raise StackError(
            f"Kafka's storage could not be formatted: {''.join(last)}", _remedy(folder)
        )
    properties.unlink()
    marker = {"kafka": KAFKA_VERSION, "layout": LAYOUT, "cluster_id": cluster_id}
    unfinished.rename(data)
    write_atomically(folder / MARKER, json.dumps(marker))


def _random_cluster_id() -> str:
    """Kafka's own form: the 16 bytes of a UUID in base64 without padding."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def _read(marker: Path) -> tuple[str, int]:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
        return found["kafka"], found["layout"]
    except (ValueError, KeyError, TypeError) as error:
        raise StackError(f"{marker} cannot be read ({error!r})", _remedy(marker.parent)) from error


def _remedy(folder: Path) -> str:
    return f"move {folder} away to start with an empty Kafka, or use the version that made it"
