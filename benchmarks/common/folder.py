"""Where a benchmark keeps its data: in memory if there is room."""

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.common.report import progress

_MEMORY = Path("/dev/shm")
_NEEDED = 6 << 30


def data_folder() -> Path:
    """The folder in which temporary ones are made; `TMPDIR` overrules.

    Inserts make some hundred small files a second, and ext4 is slow to make files near others that
    were deleted in the last minutes, by the run before for example. In memory a run does not depend
    on the one before it.
    """
    if "TMPDIR" not in os.environ and _has_room():
        progress(f"data in {_MEMORY}; on a disk with TMPDIR=/some/folder")
        return _MEMORY
    folder = Path(tempfile.gettempdir())
    progress(f"data in {folder}")
    return folder


def _has_room() -> bool:
    return _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _NEEDED
