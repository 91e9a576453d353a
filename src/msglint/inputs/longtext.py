"""Texts of any length: read in blocks of whole lines, from any line on, never as a whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from msglint import files
from msglint.errors import MsglintError
from msglint.inputs.textfile import MARKS, decode, no_text, reading
from msglint.inputs.walk import shown_path

BLOCK = 1 << 18
"""Bytes that are read at once; more where a line is longer."""
LONG = 1 << 22
"""Bytes of a file that is not kept in memory."""
UNICODE = frozenset({"utf-8", "ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})


class Spot(Struct, frozen=True):
    """Where a line begins: the ``offset`` in bytes, and the line's number, from 1."""

    offset: int
    line: int = 1


class Content(Protocol):
    """Bytes that can be read again and again; ``size``: how many there are."""

    size: int

    def read(self, offset: int, size: int) -> bytes:
        """Some bytes, fewer only at the end."""
        ...


class Held:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def read(self, offset: int, size: int) -> bytes:
        return self._data[offset : offset + size]


class Filed:
    """The bytes of a file, which must stay as it is for as long as it is read."""

    def __init__(self, path: Path, stamp: files.Stamp, where: str) -> None:
        self._path = path
        self._stamp = stamp
        self._where = where
        self.size = stamp[2]

    def read(self, offset: int, size: int) -> bytes:
        with reading(self._where, self._path):
            data, stamp = files.piece(self._path, offset, size)
        if stamp != self._stamp:
            hint = "run again once the export is finished; or check a copy of it"
            raise MsglintError("was changed while it was read", where=self._where, hint=hint)
        return data


class LongText:
    """A text by its lines. ``begin``: its first line, behind a byte-order mark.

    ``encoding``: as it was asked for; ``None`` where the text itself told.
    """

    def __init__(self, content: Content, path: str, codec: str = "utf-8", encoding: str | None = None) -> None:
        self.path = path
        self.codec = codec
        self._content = content
        self._encoding = encoding
        self._breaks = "\n".encode(codec), "\r".encode(codec)
        mark = "\ufeff".encode(codec, "ignore")
        self.begin = Spot(len(mark) if mark and content.read(0, len(mark)) == mark else 0)

    @property
    def blocks(self) -> int:
        """About how many blocks there are."""
        return self._content.size // BLOCK + 1

    def block(self, offset: int) -> bytes:
        """Some whole lines from an offset on; nothing at the end."""
        size = BLOCK
        while True:
            data = self._content.read(offset, size)
            end = self._cut(data) if len(data) == size else len(data)
            if end or not data:
                return data[:end]
            size *= 2

    def text(self, data: bytes, at: Spot) -> str:
        """Bytes that begin at a spot as text; raises ``MsglintError``."""
        try:
            return data.decode(self.codec)
        except UnicodeDecodeError as error:
            raise no_text(
                error, self.path, self._encoding or self.codec, self._encoding, at.offset, at.line - 1
            ) from None

    def lines(self, start: Spot) -> Lines:
        return Lines(self, start)

    def length(self, text: str) -> int:
        """How many bytes a text takes."""
        plain = self.codec not in UNICODE or (len(self._breaks[0]) == 1 and text.isascii())
        return len(text) if plain else len(text.encode(self.codec))

    def _cut(self, data: bytes) -> int:
        """The end of the last whole line; 0 where there is none."""
        for sign, last in zip(self._breaks, (0, 1), strict=True):
            unit = len(sign)
            end = len(data) - last * unit  # a return at the end may be half of a line break
            while (found := data.rfind(sign, 0, end)) >= 0:
                if found % unit == 0:
                    return found + unit
                end = found + unit - 1
        return 0


class Lines(Iterator[str]):
    """One line after another, its line break included; ``here`` is where the next one begins."""

    def __init__(self, text: LongText, start: Spot) -> None:
        self._text = text
        self._rest = io.StringIO("", newline="")
        self._end = start.offset
        self.offset = start.offset
        self.line = start.line

    @property
    def here(self) -> Spot:
        return Spot(self.offset, self.line)

    def __next__(self) -> str:
        line = self._rest.readline()
        if not line:
            data = self._text.block(self._end)
            self._rest = io.StringIO(self._text.text(data, self.here), newline="")
            self._end += len(data)
            line = self._rest.readline()
            if not line:
                raise StopIteration
        self.offset += self._text.length(line)
        self.line += 1
        return line


def opened(path: Path, cwd: Path, encoding: str | None) -> LongText:
    """A file's text; see ``textfile.read_text``. A pipe, and text whose encoding has a memory, is kept as a whole."""
    where = shown_path(cwd / path, cwd)
    file = cwd / path
    with reading(where, file):
        stamp = files.stamp(file)
        data = files.read(file) if stamp is None or stamp[2] <= LONG else None
        start = files.piece(file, 0, 4)[0] if data is None else data
    codec = codec_of(encoding, start[:4])
    try:
        streams = codec in UNICODE or of_bytes(codec)
    except (LookupError, UnicodeError, ValueError, TypeError):
        streams = False
    if not streams:
        with reading(where, file):
            return held(decode(files.read(file) if data is None else data, where, encoding), where)
    if data is not None or stamp is None:
        return LongText(Held(data or b""), where, codec, encoding)
    files.vouch(file)
    return LongText(Filed(file, stamp, where), where, codec, encoding)


def held(text: str, path: str) -> LongText:
    """A text in memory."""
    return LongText(Held(text.encode("utf-8", "surrogatepass")), path)


def codec_of(encoding: str | None, start: bytes) -> str:
    """The codec's own name; the byte-order mark tells where nothing else does, and which end comes first."""
    marked = next((name for mark, name in MARKS if start.startswith(mark)), "")
    if encoding is None:
        return marked or "utf-8"
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError, TypeError):
        return encoding
    if name in ("utf-16", "utf-32"):
        return marked if marked.startswith(name) else f"{name}-le"
    return "utf-8" if name == "utf-8-sig" else name


@lru_cache(maxsize=64)
def of_bytes(codec: str) -> bool:
    """Whether each byte is one character, whatever stands before it."""
    every = bytes(range(256))
    text = every.decode(codec, "replace")
    return len(text) == len(every) and all(
        bytes([byte]).decode(codec, "replace") == sign for byte, sign in zip(every, text, strict=True)
    )
