"""Files that commands write, looked at before minutes of work and not after."""

import os
from pathlib import Path


def writable(_: object, file: Path | None) -> None:
    """Refuse what cannot be written, in cyclopts' way.

    Raises:
        ValueError: it is a folder, in none, or closed to us.
    """
    if file and (file.is_dir() or not os.access(file if file.exists() else file.parent, os.W_OK)):
        raise ValueError(f"{str(file)!r} cannot be written.")
