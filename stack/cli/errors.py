"""Errors as one sentence with a remedy, for whoever sits before the terminal."""

from clickhouse_driver.errors import NetworkError, ServerException
from confluent_kafka import KafkaError, KafkaException
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console

from seeds.simulator.errors import SimulationError
from stack.errors import StackError

_OURS = {
    "schemas",
    "connections",
    "gateways",
    "streams",
    "pipelines",
    "orchestration",
    "seeds",
    "stack",
}
_DOCTOR = "`three-networks doctor` says what is wrong"
_UP = f"is the stack up? {_DOCTOR}"
_NOT_THERE = {
    KafkaError._UNKNOWN_PARTITION,
    KafkaError._UNKNOWN_TOPIC,
    KafkaError.UNKNOWN_TOPIC_OR_PART,
}
_SETTINGS = "`three-networks config` lists the settings"


def explain(error: Exception) -> int:
    """Print what is wrong and what to do about it; gives the exit code."""
    message, remedy = _in_words(error)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[red]✗[/red] {_plain(message)}")
    console.print(f"  → {_plain(remedy)}")
    return 1


def _in_words(error: Exception) -> tuple[str, str]:
    if isinstance(error, StackError | SimulationError):
        return error.message, error.remedy
    if isinstance(error, ValidationError):
        return _wrong_setting(error)
    if isinstance(error, KafkaException):
        absent = error.args[0].code() in _NOT_THERE
        remedy = "`three-networks topics list` shows what there is" if absent else _UP
        return f"Kafka: {error.args[0].str()}", remedy
    if isinstance(error, NetworkError | EOFError | ConnectionError):
        return f"ClickHouse does not answer: {error}", _UP
    if isinstance(error, ServerException):
        return f"ClickHouse refused (code {error.code}): {error.message}", _DOCTOR
    if isinstance(error, ModuleNotFoundError):
        return f"this command needs {error.name}, which is not installed", "run `make setup`"
    if isinstance(error, SettingsError):
        return str(error), f"write it as JSON; {_SETTINGS}"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}", "name another, or see that you may use it"
    if type(error).__module__.partition(".")[0] in _OURS:
        message, _, remedy = str(error).partition("; ")
        return message, remedy or _DOCTOR
    kind = type(error).__name__
    return f"{kind}: {error}", "run it again with --debug to see where it comes from"


def _wrong_setting(error: ValidationError) -> tuple[str, str]:
    first = error.errors(include_url=False, include_input=False)[0]
    if not first["loc"]:  # of several settings together
        return first["msg"].removeprefix("Value error, "), _SETTINGS
    variable = "_".join(["THREE_NETWORKS", *(str(part).upper() for part in first["loc"])])
    section = error.title.removesuffix("Settings").upper()
    if section:
        variable = variable.replace("THREE_NETWORKS", f"THREE_NETWORKS_{section}")
    if first["type"] == "missing":
        return f"{variable} is not set", f"set it; {_SETTINGS}"
    return f"{variable} has a wrong value: {first['msg']}", f"correct or unset {variable}"


def _plain(text: str) -> str:
    return text.replace("[", r"\[")
