"""The zip container of a Word file, written so that the same parts give the same bytes.

Dates are fixed, the order is that of the parts, and a part that never changes is deflated once and kept.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import Self

from attrs import frozen

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8_NAME, _DEFLATED = 20, 0x0800, 8
_TIME, _DATE = 0, 0x0021  # 1 January 1980, the first day that a zip file can name
_MADE_BY_UNIX = 3 << 8 | _VERSION


@frozen
class Member:
    """A part of the package, deflated."""

    name: bytes
    size: int
    crc: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """Deflate a part."""
        deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
        return cls(name.encode(), len(content), zlib.crc32(content), deflater.compress(content) + deflater.flush())


def archive(members: Iterable[Member]) -> bytes:
    """Put members together to a zip file."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        facts = (_DEFLATED, _TIME, _DATE, member.crc, len(member.deflated), member.size, len(member.name))
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, _UTF8_NAME, *facts, 0) + member.name
        central = _CENTRAL.pack(
            b"PK\x01\x02", _MADE_BY_UNIX, _VERSION, _UTF8_NAME, *facts, 0, 0, 0, 0, 0o600 << 16, offset
        )
        pieces += (local, member.deflated)
        directory.append(central + member.name)
        offset += len(local) + len(member.deflated)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, offset, 0)
    return b"".join((*pieces, *directory, end))
