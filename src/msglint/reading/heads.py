"""Finds the greetings of a page, line by line from its head."""

from __future__ import annotations

from collections.abc import Sequence

from msglint.memory import remembered
from msglint.model import Greeting
from msglint.reading.greetings import LEAD, LONGEST, Found, Room, opened
from msglint.reading.lexicon import openers
from msglint.reading.page import Line
from msglint.reading.values import RAW_STARTS
from msglint.reading.vocatives import leading, trailing, written
from msglint.reading.words import fold
from msglint.regex import regex

_SENTENCE = regex(r"[.!?…。！？]['\"”’»)\]]*$")
HEAD = 15
"""Lines among which a greeting is looked for in all its forms."""
_BARE = 4
"""Lines among which a name that the template itself spells out may greet."""
NEAR = 4
"""Characters around a line within which a value may belong to it."""
_LITTLE = 8
"""Words that a line may have before the name it ends with."""


def find_greetings(room: Room, lines: Sequence[Line]) -> tuple[Greeting, ...]:
    """The greetings among the lines that have no role yet; those lines learn what of them is greeting."""
    found: list[tuple[Line, Found]] = []
    free = [line for line in lines if not line.role]
    sentences = 0
    for number, line in enumerate(free):
        head = number < HEAD and sentences < 2
        greeting = None if _greets_nobody(room, line) else _greeting(room, line) if head else _later(room, line)
        while greeting:
            found.append((line, greeting))
            greeting = _more(room, line, greeting)
        if found and found[-1][0] is line:
            continue
        sentences += is_sentence(room.page.text[line.start : line.end])
    if not found:
        for line, following in zip(free[:_BARE], [*free[1 : _BARE + 1], None], strict=False):
            if greeting := written(room, line, following):
                found.append((line, greeting))
                break
    found = _without_addresses(found)
    for line, greeting in found:
        _mark(room, line, greeting)
    return tuple(room.greeting(greeting) for _, greeting in found)


def is_sentence(words: str) -> bool:
    """Whether a line is long enough, and ends as sentences do, to be more than a headline."""
    count = words.count(" ") + 1
    return count >= 12 or (count >= 5 and bool(_SENTENCE.search(words[-8:])))


def _greets_nobody(room: Room, line: Line) -> bool:
    """Whether a line is seen at once to greet nobody, as most lines of most messages are.

    It begins with no words that greet, and holds neither a value that is a name nor what a merge token begins with.
    """
    near = room.values.between(max(0, line.start - NEAR), line.end + NEAR)
    return not any(value.name for value in near) and _is_plain(room.page.text[line.start : line.end])


@remembered
def _is_plain(words: str) -> bool:
    end = min(len(words), LONGEST)
    lead = LEAD.match(words, 0, end)
    begins = openers().match(fold(words), lead.end() if lead else 0, end) is not None
    return words.isascii() and not begins and RAW_STARTS.isdisjoint(words)


def _greeting(room: Room, line: Line) -> Found | None:
    found = opened(room, line)
    if found and found.whom.kind == "nobody":
        found = trailing(room, line, _LITTLE) or found  # "Hi, thanks for coming, Parissa."
    if found is None and not room.page.text.isascii():
        from msglint.reading.suffixes import suffixed

        found = suffixed(room, line)
    return found or leading(room, line) or trailing(room, line, _LITTLE)


def _more(room: Room, line: Line, before: Found) -> Found | None:
    """A further greeting in the same line: "Sehr geehrte Frau Weber, sehr geehrter Herr Weber,"."""
    if before.opener[0] == before.opener[1] or before.whom.stop >= line.end:
        return None
    rest = Line(before.whom.stop, line.end, kind=line.kind)
    found = opened(room, rest)
    return found if found and found.whom.marked and found.whom.kind in ("named", "generic", "blank") else None


def _later(room: Room, line: Line) -> Found | None:
    """A greeting further down: of a second message in the first. It must fill its line."""
    found = opened(room, line)
    if found is None or found.whom.stop < line.end or line.kind:
        return None
    named = found.whom.kind in ("named", "blank") and (found.whom.by_name or found.whom.kind == "blank")
    return found if named and found.whom.marked else None


def _without_addresses(found: list[tuple[Line, Found]]) -> list[tuple[Line, Found]]:
    """Leave out names on a line of their own before a greeting proper: the address of a letter."""
    opens = [number for number, (_, greeting) in enumerate(found) if greeting.opener[0] < greeting.opener[1]]
    first = opens[0] if opens else 0
    return [
        (line, greeting)
        for number, (line, greeting) in enumerate(found)
        if number >= first or greeting.whom.stop < line.end or greeting.whom.kind == "blank"
    ]


def _mark(room: Room, line: Line, greeting: Found) -> None:
    """Let the line know where its greeting ends; a line that says more than the greeting keeps its rest."""
    text, stop = room.page.text, greeting.whom.stop
    says_more = any(char.isalnum() for char in text[stop : line.end])
    if greeting.start <= line.start + (stop - line.start) // 2 and says_more:
        line.greeted = stop
    elif not says_more and is_sentence(text[line.start : line.end]) and greeting.start > line.start:
        return  # "We hope to see you there again, Parissa."
    else:
        line.role = "greeting"
