"""The signed and encrypted envelope of T/CEC 102.4, both ways.

`Data` is AES-128-CBC with PKCS7 padding in base64; `Sig` is HMAC-MD5 in upper-case hexadecimal,
over OperatorID, Data, TimeStamp and Seq of a request, over Ret, Msg and Data of an answer.
"""

import hmac
from base64 import b64decode, b64encode
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES128
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from msgspec import Meta

from gateways.refusal import RefusedError
from gateways.tcec102.names import as_spoken
from gateways.tcec102.operators import Operator


class Request(msgspec.Struct, frozen=True, kw_only=True, rename=as_spoken):
    """A request, as it stands in the body of the POST."""

    operator_id: str
    data: str
    time_stamp: Annotated[str, Meta(pattern="^[0-9]{14}$")]
    seq: str
    sig: str


class Answer(msgspec.Struct, frozen=True, kw_only=True, rename=as_spoken):
    """An answer; `data` is empty where the request did not succeed."""

    ret: int
    msg: str = ""
    data: str = ""
    sig: str = ""


def request(operator: Operator, content: bytes, time_stamp: str, seq: str) -> Request:
    """Seal what an operator says."""
    data = encrypted(operator, content)
    sig = signature(operator, operator.operator_id, data, time_stamp, seq)
    return Request(
        operator_id=operator.operator_id, data=data, time_stamp=time_stamp, seq=seq, sig=sig
    )


def answer(operator: Operator, ret: int, msg: str, content: bytes = b"") -> Answer:
    """Seal what an operator is told."""
    data = encrypted(operator, content) if content else ""
    return Answer(ret=ret, msg=msg, data=data, sig=signature(operator, str(int(ret)), msg, data))


def is_signed(operator: Operator, sealed: Request | Answer) -> bool:
    """Was it sealed with the operator's SigSecret?"""
    said: tuple[str, ...]
    match sealed:
        case Request():
            said = (sealed.operator_id, sealed.data, sealed.time_stamp, sealed.seq)
        case Answer():
            said = (str(sealed.ret), sealed.msg, sealed.data)
    expected = signature(operator, *said)
    return hmac.compare_digest(expected.encode(), sealed.sig.upper().encode())


def signature(operator: Operator, *said: str) -> str:
    """HMAC-MD5 over the parts, joined."""
    return hmac.digest(operator.sig_secret.encode(), "".join(said).encode(), "md5").hex().upper()


def encrypted(operator: Operator, content: bytes) -> str:
    """The content as `Data`."""
    padder = PKCS7(AES128.block_size).padder()
    padded = padder.update(content) + padder.finalize()
    encryptor = _cipher(operator).encryptor()
    return b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def decrypted(operator: Operator, data: str) -> bytes:
    """The content of `Data`.

    Raises:
        RefusedError: it was not encrypted with the operator's DataSecret and DataSecretIV.
    """
    try:
        decryptor = _cipher(operator).decryptor()
        padded = decryptor.update(b64decode(data, validate=True)) + decryptor.finalize()
        unpadder = PKCS7(AES128.block_size).unpadder()
        return unpadder.update(padded) + unpadder.finalize()
    except ValueError:
        raise RefusedError("not-json", field="$.Data", detail="cannot be decrypted") from None


def _cipher(operator: Operator) -> Cipher[CBC]:
    return Cipher(AES128(operator.data_secret.encode()), CBC(operator.data_secret_iv.encode()))
