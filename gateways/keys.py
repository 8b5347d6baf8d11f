"""Keys that a gateway makes once and keeps in its home folder."""

import os
import secrets
from pathlib import Path


def kept_key(file: Path) -> str:
    """64 hex digits, made when asked for the first time; only the owner may read them."""
    if not file.exists():
        _make(file)
    return file.read_text()


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.touch(mode=0o600)
    part.write_text(secrets.token_hex(32))
    try:
        os.link(part, file)  # unlike a rename, keeps the key of whoever came first
    except FileExistsError:
        pass
    finally:
        part.unlink()
