"""Who may push, and with which secrets: a TOML file that nobody but its owner may read."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gateways.tcec102.names import as_spoken

_AES_128 = Meta(min_length=16, max_length=16)
_OTHERS = 0o077


class OperatorsError(ValueError):
    """The file of operators cannot be used; names file and key, never a value."""


class Operator(msgspec.Struct, frozen=True, kw_only=True, rename=as_spoken):
    """An operator as T/CEC 102 knows it, and the four secrets that it shares with us."""

    operator_id: Annotated[str, Meta(pattern="^[0-9A-Za-z]{9,18}$")]
    operator_name: str = ""
    operator_secret: Annotated[str, Meta(min_length=16)]
    data_secret: Annotated[str, _AES_128]
    data_secret_iv: Annotated[str, _AES_128]
    sig_secret: Annotated[str, Meta(min_length=16)]

    def __repr__(self) -> str:
        return f"Operator({self.operator_id})"


class _File(msgspec.Struct, frozen=True):
    operators: Annotated[list[Operator], Meta(min_length=1)]


def read_operators(file: Path) -> dict[str, Operator]:
    """Operators by their OperatorID.

    Raises:
        OperatorsError: the file cannot be read, others may read it, or a key is missing or wrong.
    """
    try:
        if file.stat().st_mode & _OTHERS:
            raise OperatorsError(f"{file}: others may read it; allow its owner only (chmod 600)")
        content = tomllib.loads(file.read_text())
        found = msgspec.convert(content, _File).operators
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorsError(f"{file}: {type(error).__name__}") from None
    except tomllib.TOMLDecodeError:
        raise OperatorsError(f"{file}: it is no TOML") from None
    except msgspec.ValidationError as error:
        raise OperatorsError(f"{file}: {error}") from None
    by_id = {each.operator_id: each for each in found}
    if len(by_id) < len(found):
        raise OperatorsError(f"{file}: an OperatorID stands there twice")
    return by_id
