"""Secrets of operators: read by their owner only, never shown, a missing one named."""

from pathlib import Path

import pytest

from gateways.tcec102.operators import OperatorsError, read_operators
from tests.gateways.tcec102.examples import OPERATOR

LINES = {
    "OperatorID": "MA1234567",
    "OperatorName": "示例充电",
    "OperatorSecret": "OperatorSecret12",
    "DataSecret": "DataSecret123456",
    "DataSecretIV": "DataSecretIV1234",
    "SigSecret": "SigSecret1234567",
}


def file_of(folder: Path, *operators: dict[str, str], mode: int = 0o600) -> Path:
    file = folder / "operators.toml"
    tables = (
        "\n".join(f'{name} = "{value}"' for name, value in each.items()) for each in operators
    )
    file.write_text("".join(f"[[operators]]\n{table}\n" for table in tables))
    file.chmod(mode)
    return file


def test_operators_by_their_id(tmp_path: Path) -> None:
    assert read_operators(file_of(tmp_path, LINES)) == {"MA1234567": OPERATOR}


def test_no_secret_shows() -> None:
    assert repr(OPERATOR) == "Operator(MA1234567)"


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_others_may_not_read_it(tmp_path: Path, mode: int) -> None:
    with pytest.raises(OperatorsError, match="others may read it"):
        read_operators(file_of(tmp_path, LINES, mode=mode))


@pytest.mark.parametrize("key", sorted(LINES.keys() - {"OperatorName"}))
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    rest = {name: value for name, value in LINES.items() if name != key}
    with pytest.raises(OperatorsError, match=rf"missing required field `{key}`"):
        read_operators(file_of(tmp_path, rest))


def test_a_wrong_key_is_named_and_not_quoted(tmp_path: Path) -> None:
    with pytest.raises(OperatorsError) as told:
        read_operators(file_of(tmp_path, LINES | {"DataSecretIV": "too short"}))
    assert str(told.value).endswith(
        "Expected `str` of length >= 16 - at `$.operators[0].DataSecretIV`"
    )
    assert "too short" not in str(told.value)


def test_an_operator_stands_there_once(tmp_path: Path) -> None:
    with pytest.raises(OperatorsError, match="twice"):
        read_operators(file_of(tmp_path, LINES, LINES))


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperatorsError, match=r"operators\.toml: FileNotFoundError"):
        read_operators(tmp_path / "operators.toml")
    broken = file_of(tmp_path)
    broken.write_text("not = [toml")
    with pytest.raises(OperatorsError, match=r"operators\.toml: it is no TOML"):
        read_operators(broken)
