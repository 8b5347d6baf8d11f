"""The body of a request: one JSON event, or NDJSON, either of them gzipped."""

import zlib
from typing import NamedTuple

from gateways.http_body import BodyError

MOST_BYTES = 8 << 20  # as sent, and unpacked
MOST_LINES = 10_000
_GZIP = 16 + zlib.MAX_WBITS


class Line(NamedTuple):
    """A line and its number, from 1."""

    number: int
    text: bytes


def lines_of(body: bytes, content_type: str, encoding: str) -> list[Line]:
    """The lines that hold something.

    Raises:
        BodyError: encoding or type is not known, it is too long, or has too many lines.
    """
    text = _unpacked(body, encoding)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return [Line(1, text)]
    if kind != "application/x-ndjson":
        raise BodyError(415, "send application/json or application/x-ndjson")
    numbered = (Line(number, each) for number, each in enumerate(text.split(b"\n"), start=1))
    lines = [each for each in numbered if each.text.strip()]
    if len(lines) > MOST_LINES:
        raise BodyError(413, f"more than {MOST_LINES} lines")
    return lines


def _unpacked(body: bytes, encoding: str) -> bytes:
    if encoding.lower() in ("", "identity"):
        return body
    if encoding.lower() != "gzip":
        raise BodyError(415, "content is encoded otherwise than gzip")
    unpacking = zlib.decompressobj(_GZIP)
    try:
        text = unpacking.decompress(body, MOST_BYTES)
    except zlib.error:
        raise BodyError(400, "content is not gzip") from None
    if unpacking.unconsumed_tail:
        raise BodyError(413, f"longer than {MOST_BYTES} bytes when unpacked")
    if not unpacking.eof:
        raise BodyError(400, "content ends in the middle")
    return text
