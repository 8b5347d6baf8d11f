"""Kafka's jars: named with their checksums in `jars.lock`, kept in the user's cache.

The lock was made by resolving `org.apache.kafka:kafka_2.13` and the SLF4J binding *apart*: resolved
together, log4j's parent pom imposes an older kafka-clients and jackson on Kafka.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

KAFKA_VERSION = "4.1.1"
_LOCK = Path(__file__).with_name("jars.lock")


@dataclass(frozen=True)
class Jar:
    """One line of the lock."""

    group: str
    artifact: str
    version: str
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"


def locked_jars() -> list[Jar]:
    """All jars that the broker needs."""
    return [_parse(line) for line in _LOCK.read_text(encoding="utf-8").splitlines()]


def _parse(line: str) -> Jar:
    coordinate, size, sha256 = line.split()
    group, artifact, version = coordinate.split(":")
    return Jar(group, artifact, version, int(size), sha256)


def jar_folder() -> Path:
    """The user's cache; shared by every home folder."""
    return platformdirs.user_cache_path("three-networks") / f"kafka-{KAFKA_VERSION}"


def classpath() -> str:
    """The jars as Java wants them; all are there after `fetch_jars`."""
    return ":".join(str(jar_folder() / jar.file_name) for jar in locked_jars())


def missing_jars() -> list[Jar]:
    """Jars not in the cache. One that is there is whole: it was checked before it was put there."""
    return [jar for jar in locked_jars() if not (jar_folder() / jar.file_name).exists()]


def damaged_jars() -> list[Jar]:
    """Jars in the cache that are not what the lock says; reads all of them."""
    present = [jar for jar in locked_jars() if (jar_folder() / jar.file_name).exists()]
    return [jar for jar in present if not is_whole(jar_folder() / jar.file_name, jar)]


def is_whole(path: Path, jar: Jar) -> bool:
    """Whether the file is what the lock says."""
    return hashlib.sha256(path.read_bytes()).hexdigest() == jar.sha256
