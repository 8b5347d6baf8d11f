"""Kafka's jars in the user's cache."""

from pathlib import Path

import pytest

from stack.errors import StackError
from stack.kafka import download, jars

UNREACHABLE = "http://127.0.0.1:9"


@pytest.fixture
def empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    for module in (jars, download):
        monkeypatch.setattr(module, "jar_folder", lambda: folder)
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, UNREACHABLE)


def test_the_lock_names_kafka_in_one_version_and_a_binding_that_logs() -> None:
    locked = {jar.artifact: jar for jar in jars.locked_jars()}
    ours = {jar.version for jar in locked.values() if jar.group == "org.apache.kafka"}
    assert ours == {jars.KAFKA_VERSION}
    assert locked["log4j-slf4j-impl"].version == locked["log4j-core"].version


@pytest.mark.usefixtures("no_network")
def test_without_network_the_first_download_fails_with_the_remedy(empty_cache: Path) -> None:
    with pytest.raises(StackError, match="could not be downloaded") as failed:
        download.fetch_jars()
    assert "HTTPS_PROXY" in failed.value.remedy
    assert "mirror" in failed.value.remedy
    assert list(empty_cache.iterdir()) == []


@pytest.mark.usefixtures("no_network")
def test_what_is_cached_needs_no_network(
    monkeypatch: pytest.MonkeyPatch, empty_cache: Path
) -> None:
    empty_cache.mkdir()
    for jar in jars.locked_jars():
        (empty_cache / jar.file_name).touch()
    download.fetch_jars()
    assert jars.missing_jars() == []


def test_a_damaged_jar_is_found(empty_cache: Path) -> None:
    empty_cache.mkdir()
    first = jars.locked_jars()[0]
    (empty_cache / first.file_name).write_bytes(b"cut short")
    assert jars.damaged_jars() == [first]


def test_a_cache_folder_that_cannot_be_written_is_named(empty_cache: Path) -> None:
    empty_cache.touch()
    with pytest.raises(StackError, match="cannot write to the cache folder") as failed:
        download.fetch_jars()
    assert "XDG_CACHE_HOME" in failed.value.remedy
