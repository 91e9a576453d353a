"""Finds where a message takes leave: its sign-off with the sender's names."""

from __future__ import annotations

from collections.abc import Sequence

from msglint.reading.page import Line

_NAMES = 8
"""Lines of names, titles and addresses that may follow a sign-off."""
_BLOCK = 3
"""Lines of names below a message that takes leave without a phrase."""


def mark_signoff(page_lines: Sequence[Line]) -> tuple[int, int] | None:
    """Give the lines of the sign-off their role; its start and end. A postscript is none of it."""
    lines = [line for line in page_lines if line.role not in ("quoted", "footer")]
    floor = max(0, len(lines) - _NAMES - 4)
    for number in range(len(lines) - 1, floor - 1, -1):
        line = lines[number]
        says = line.says
        last = number == len(lines) - 1
        if number == 0 or not (says.signs_off or says.delimits or "signature" in line.marks or (last and says.is_team)):
            continue
        first = _first_of(lines, number)
        after = _names_after(lines, number)
        if after == first + 1 and says.delimits:
            line.role = "footer" if after == len(lines) else line.role
            lines.pop(number)
            continue
        if after < len(lines) and not lines[after].says.is_postscript:
            continue
        return _signed(lines[first:after])
    return _signed(_names_alone(lines))


def _signed(lines: Sequence[Line]) -> tuple[int, int] | None:
    for line in lines:
        line.role = "signoff"
    return (lines[0].start, lines[-1].end) if lines else None


def _names_alone(lines: Sequence[Line]) -> Sequence[Line]:
    """The last block, where it is only names below what the message says: a person's, then a house's."""
    first = len(lines) - 1
    while first > 0 and not lines[first].gap and len(lines) - first <= _BLOCK:
        first -= 1
    block = lines[first:]
    if first < 1 or not block[0].gap or len(block) > _BLOCK:
        return ()
    labels = all(line.says.is_label and not (line.kind or line.linked) for line in block)
    return block if labels and block[0].says.is_name and not lines[first - 1].says.folded.endswith(":") else ()


def _first_of(lines: Sequence[Line], number: int) -> int:
    """The line where the sign-off begins whose last sign is line ``number``."""
    for above in range(number - 1, max(number - 5, 0), -1):
        says = lines[above].says
        if says.signs_off:
            return above
        if says.spaces > 6 or says.ends:
            break
    return number


def _names_after(lines: Sequence[Line], number: int) -> int:
    """The first line after the names that follow a sign-off."""
    signature = "signature" in lines[number].marks or lines[number].says.delimits
    for after in range(number + 1, len(lines)):
        says = lines[after].says
        if (
            says.is_postscript
            or after - number > _NAMES * (2 if signature else 1)
            or (says.goes_beyond_names and not signature)
            or says.addresses
        ):
            return after
    return len(lines)
