"""From a file's bytes to text, or a fault that says which byte, which line and what to do."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msglint import files
from msglint.errors import MsglintError
from msglint.inputs.walk import shown_path

LOOKED_AT = 1_000
"""Bytes that tell what encoding a file may be in."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(path: Path, cwd: Path, encoding: str | None) -> str:
    """A file's text without its byte-order mark, newlines untouched.

    UTF-8 unless a byte-order mark or ``encoding`` says otherwise. Raises ``MsglintError`` where the file cannot be
    opened or is not in that encoding.
    """
    where = shown_path(cwd / path, cwd)
    with reading(where, cwd / path):
        data = files.read(cwd / path)
    return decode(data, where, encoding)


@contextmanager
def reading(where: str, path: Path) -> Iterator[None]:
    """Faults of reading a file as ``MsglintError``."""
    try:
        yield
    except FileNotFoundError:
        raise MsglintError("there is no such file", where=where, hint=_neighbours(path)) from None
    except IsADirectoryError:
        raise MsglintError("is a folder, not a file", where=where, hint="name the file in it") from None
    except OSError as error:
        message = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise MsglintError(message, where=where, hint="check the path and its permissions") from None


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """The bytes as text; see ``read_text``. ``where`` names the file in a fault."""
    name = encoding or next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise no_text(error, where, name, encoding) from None
    except (LookupError, UnicodeError, ValueError, TypeError):
        hint = "name one that Python knows: --encoding utf-8, cp1252, latin-1, utf-16"
        raise MsglintError(f"{name!r} is no encoding of text", where="--encoding", hint=hint) from None


def no_text(
    error: UnicodeDecodeError, where: str, name: str, encoding: str | None, offset: int = 0, lines: int = 0
) -> MsglintError:
    """The fault of bytes that are not in the encoding ``name``; so many bytes and lines stand before them."""
    data = error.object
    line = lines + data.count(b"\n", 0, error.start) + 1
    shown_byte = f"0x{data[error.start]:02x}" if error.start < len(data) else "the end of the file"
    return MsglintError(
        f"is not {name.upper()}: {shown_byte} at byte offset {offset + error.start} (line {line})",
        where=f"{where}:{line}",
        hint=f"save the file as UTF-8, or name its encoding: --encoding {likely(data)}"
        if encoding is None
        else "name the encoding that the file was saved in: --encoding utf-8, cp1252, utf-16 …",
    )


def likely(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8; where every other byte is NUL, two bytes are a character."""
    start = data[:LOOKED_AT]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[first::2].count(0) > len(start) // 4:
            return name
    return "cp1252"


def _neighbours(path: Path) -> str:
    """Files beside a missing one that may be meant."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"there is no folder {path.parent.name!r} either" if path.parent.name else "check the path"
    near = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"did you mean {near[0]!r}?" if near else "check the path, or take the option or key that names it away"
