"""What could not be understood, kept for those who mend it: encrypted, and only on this machine.

Kafka gets reason, length and hash of it (`gateways.refusal.dead_letter`).
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet

from gateways.keys import kept_key

_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Quarantine:
    """A file a day in a folder, a record a line."""

    folder: Path

    def keep(self, original: bytes) -> None:
        """Append a record to today's file; files older than thirty days go."""
        file = self._file(datetime.now(UTC).date())
        if not file.exists():
            self._sweep()
            file.touch(mode=0o600)
        with file.open("ab") as end:
            end.write(self._cipher.encrypt(original) + b"\n")

    def records(self, day: date) -> Iterator[bytes]:
        """What was kept on a day (UTC), as it came.

        Raises:
            FileNotFoundError: nothing was.
        """
        for line in self._file(day).read_bytes().splitlines():
            yield self._cipher.decrypt(line)

    @property
    def _cipher(self) -> Fernet:
        key = bytes.fromhex(kept_key(self.folder / "quarantine.key"))
        return Fernet(urlsafe_b64encode(key))

    def _file(self, day: date) -> Path:
        return self.folder / f"{day}.fernet"

    def _sweep(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        oldest = self._file(datetime.now(UTC).date() - _KEPT)
        for file in self.folder.glob("*.fernet"):
            if file.name < oldest.name:
                file.unlink()
