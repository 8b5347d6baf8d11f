"""Pseudonyms: keyed, named after their key, of one form, and never telling the value or the key."""

from pathlib import Path

import msgspec
import pytest
from pydantic import SecretStr, ValidationError

from gateways.pseudonym import Pseudonyms, PseudonymSettings, load_pseudonyms
from schemas.fields import Pseudonym

KEY = b"0123456789abcdef"


def test_a_pseudonym_is_key_id_and_hex_of_an_hmac() -> None:
    # printf 'user\0\0ABC123' | openssl dgst -sha256 -hmac 0123456789abcdef
    assert Pseudonyms(KEY, "k7").of("user", "ABC123") == "k7:c69c3427856efb548764ec9d0a008c12"


def test_it_fits_the_contract() -> None:
    made = Pseudonyms(KEY).of("vehicle", "LSVAA4187E2123456")
    assert msgspec.convert(made, Pseudonym) == made


def test_no_value_no_pseudonym() -> None:
    assert Pseudonyms(KEY).of("user", "") == ""


def test_kind_issuer_value_and_key_all_make_a_difference() -> None:
    made = {
        Pseudonyms(KEY).of("user", "A"),
        Pseudonyms(KEY).of("vehicle", "A"),
        Pseudonyms(KEY).of("user", "A", issuer="EXAMPLE01"),
        Pseudonyms(KEY).of("user", "B"),
        Pseudonyms(b"another key, 16+").of("user", "A"),
    }
    assert len(made) == 5


def test_the_key_is_not_in_the_repr() -> None:
    assert "0123456789abcdef" not in repr(Pseudonyms(KEY))


def test_a_configured_key_is_used(tmp_path: Path) -> None:
    settings = PseudonymSettings(key=SecretStr(KEY.decode()), key_id="k2")
    assert load_pseudonyms(tmp_path, settings) == Pseudonyms(KEY, "k2")
    assert list(tmp_path.iterdir()) == []


def test_without_one_a_key_is_made_once_that_only_its_owner_reads(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = load_pseudonyms(home, PseudonymSettings())
    assert load_pseudonyms(home, PseudonymSettings()) == first
    assert [each.name for each in home.iterdir()] == ["pseudonym.key"]
    assert (home / "pseudonym.key").stat().st_mode & 0o777 == 0o600


def test_two_homes_have_two_keys(tmp_path: Path) -> None:
    one, two = (load_pseudonyms(tmp_path / each, PseudonymSettings()) for each in "ab")
    assert one != two


def test_key_and_key_id_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREE_NETWORKS_PSEUDONYM_KEY", KEY.decode())
    monkeypatch.setenv("THREE_NETWORKS_PSEUDONYM_KEY_ID", "k9")
    assert load_pseudonyms(Path("/nowhere")) == Pseudonyms(KEY, "k9")


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        PseudonymSettings(key=SecretStr("short"))
