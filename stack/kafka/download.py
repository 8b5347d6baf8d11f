"""Fetches Kafka's jars by `jgo`, once; a jar that is in the cache is whole."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import MavenContext

from stack.errors import StackError
from stack.kafka.jars import Jar, is_whole, jar_folder, missing_jars

_DOWNLOADS_AT_ONCE = 8
_REMEDY = (
    "connect to the internet and run it again; behind a proxy set HTTPS_PROXY, and "
    "REQUESTS_CA_BUNDLE if it has a certificate of its own; "
    "for a mirror put `central = ADDRESS` under [repositories] in jgo's own settings file"
)


def fetch_jars(on_bytes: Callable[[int], None] = lambda size: None) -> None:
    """Download what is missing, telling `on_bytes` of each finished jar; no network if nothing is.

    Raises:
        StackError: a jar could not be had, or is not what the lock says.
    """
    missing = missing_jars()
    if not missing:
        return
    try:
        jar_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=jar_folder()) as folder:
            source = MavenContext(repo_cache=Path(folder), remote_repos=_repositories())
            with ThreadPoolExecutor(_DOWNLOADS_AT_ONCE) as pool:
                for jar in pool.map(lambda jar: _fetch(source, jar), missing):
                    on_bytes(jar.size)
    except (requests.RequestException, RuntimeError) as error:
        raise StackError(
            f"Kafka's jars could not be downloaded ({_short(error)})", _REMEDY
        ) from error
    except OSError as error:
        raise StackError(
            f"cannot write to the cache folder {jar_folder()} ({error.strerror})",
            "make it writable, or name another with XDG_CACHE_HOME",
        ) from error


def _repositories() -> dict[str, str]:
    return {"central": MAVEN_CENTRAL_URL, **GlobalSettings.load().repositories}


def _fetch(source: MavenContext, jar: Jar) -> Jar:
    component = source.project(jar.group, jar.artifact).at_version(jar.version)
    downloaded = component.artifact().resolve()
    if not is_whole(downloaded, jar):
        raise StackError(
            f"{jar.file_name} is not the file that jars.lock names (other checksum)",
            "try again; if it stays so, the mirror or proxy in between changes files",
        )
    downloaded.replace(jar_folder() / jar.file_name)
    return jar


def _short(error: Exception) -> str:
    return type(error).__name__ if isinstance(error, requests.RequestException) else str(error)
