"""A PDF whose streams are packed so tightly that whatever draws its pages would fill the memory with them.

Streams are found by their bytes, and unpacked a little at a time to be counted. What is encrypted, or written as
letters before it was packed, is not: no program makes a bomb by accident, and such a file is rare.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.packages import MOST_SUSPECT, SUSPECT_BYTES, SUSPECT_RATIO
from inspection_ready.exchange.release.sources import Source

PIECE, MOST_INNER = 1 << 18, 1 << 20
WORTH_A_LOOK = SUSPECT_BYTES // 1_100
"""Bytes: less than this cannot be unpacked to what is suspect, whatever it is."""
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = (b"/FlateDecode", b"/LZWDecode", b"/RunLengthDecode")
_DICTIONARY = 2_000
"""Bytes before a stream in which it is told how it is packed."""


def refuse_packed(source: Source) -> None:
    """Raises CannotRead("zip_bomb")."""
    suspect = 0
    with _bytes_of(source) as data:
        for start, end, times in _streams(data):
            if end - start < WORTH_A_LOOK and times < 2:
                continue
            unpacked = _unpacked(data, start, end, times)
            suspect += unpacked if unpacked > SUSPECT_RATIO * (end - start) else 0
            if suspect > MOST_SUSPECT:
                raise CannotRead("zip_bomb", file=source.name, megabytes=suspect // 1_000_000)


@contextmanager
def _bytes_of(source: Source) -> Iterator[bytes | mmap.mmap]:
    if source.data is not None:
        yield source.data
        return
    with source.opened() as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


def _streams(data: bytes | mmap.mmap) -> Iterator[tuple[int, int, int]]:
    """Where each begins and ends, and how many times over it is packed."""
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        end = data.find(b"endstream", start)
        told = bytes(data[max(0, match.start() - _DICTIONARY) : match.start()])
        told = told[told.rfind(b" obj") :]
        yield start, len(data) if end < 0 else end, sum(map(told.count, _PACKED))


def _unpacked(data: bytes | mmap.mmap, start: int, end: int, times: int) -> int:
    """How many bytes, up to where it is certain that they are too many; 0 for what is packed in another way."""
    if times > 1:
        try:
            inner = zlib.decompressobj().decompress(bytes(data[start:end]), MOST_INNER)
        except zlib.error:
            return 0
        return _unpacked(inner, 0, len(inner), times - 1)
    unpacker, count = zlib.decompressobj(), 0
    enough = max(MOST_SUSPECT, SUSPECT_RATIO * (end - start))
    try:
        for place in range(start, end, PIECE):
            rest = data[place : min(end, place + PIECE)]
            while rest and count <= enough:
                count += len(unpacker.decompress(rest, PIECE))
                rest = unpacker.unconsumed_tail
    except zlib.error:
        pass
    return count
