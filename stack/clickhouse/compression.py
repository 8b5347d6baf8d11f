"""Compressed frames: CityHash128 of the rest, method, sizes, bytes."""

from __future__ import annotations

import struct

import lz4.block
from clickhouse_cityhash.cityhash import CityHash128

from stack.clickhouse.buffers import Buffer
from stack.clickhouse.errors import EndpointError, ProtocolError

_LZ4 = 0x82
_ZSTD = 0x90
_STORED = 0x02
_SIZES = struct.Struct("<BII")
_HASH = struct.Struct("<QQ")
_LOW = (1 << 64) - 1

# clickhouse-client cuts a block into frames of exactly this size; Python and Go drivers send one.
CUT_FRAME = 1 << 20


def _checksum(frame: bytes) -> bytes:
    digest = CityHash128(frame)
    return _HASH.pack(digest >> 64, digest & _LOW)


def compress(raw: bytes) -> bytes:
    """One LZ4 frame."""
    packed: bytes = lz4.block.compress(raw, store_size=False)
    frame: bytes = _SIZES.pack(_LZ4, _SIZES.size + len(packed), len(raw)) + packed
    return _checksum(frame) + frame


def read_frame(source: Buffer, most: int) -> bytes:
    """Read one frame and return what was compressed.

    Raises:
        EndpointError: 40 for a wrong checksum, 89 for another method than LZ4.
        ProtocolError: for sizes that are absurd or larger than ``most``.
    """
    checksum = source.take(_HASH.size)
    header = source.take(_SIZES.size)
    method, packed_size, raw_size = _SIZES.unpack(header)
    if method not in (_LZ4, _STORED):
        called = "ZSTD" if method == _ZSTD else f"method 0x{method:02x}"
        raise EndpointError(
            89, "UNKNOWN_COMPRESSION_METHOD", f"{called} is not supported: use compression='lz4'"
        )
    if packed_size < _SIZES.size or max(packed_size, raw_size) > most:
        raise ProtocolError(
            f"a frame of {raw_size} bytes, {packed_size} compressed; most is {most}"
        )
    frame = header + source.take(packed_size - _SIZES.size)
    if _checksum(frame) != checksum:
        raise EndpointError(40, "CHECKSUM_DOESNT_MATCH", "The checksum of a block does not match")
    return _raw(method, frame, raw_size)


def _raw(method: int, frame: bytes, size: int) -> bytes:
    packed = memoryview(frame)[_SIZES.size :]
    if method == _STORED:
        return bytes(packed)
    try:
        raw = lz4.block.decompress(packed, uncompressed_size=size)
    except lz4.block.LZ4BlockError as failure:
        raise EndpointError(271, "CANNOT_DECOMPRESS", "A block cannot be decompressed") from failure
    if len(raw) != size:
        raise EndpointError(271, "CANNOT_DECOMPRESS", "A block is shorter than it says")
    return bytes(raw)


class FrameBuffer(Buffer):
    """A block that goes over several frames: what is missing is read as the next frame."""

    def __init__(self, source: Buffer, first: bytes, most: int) -> None:
        super().__init__(first)
        self._source = source
        self.most = most

    def fill(self, missing: int) -> None:
        self.data += read_frame(self._source, self.most)
