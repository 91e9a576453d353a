"""Finds the greetings of a page, line by line from its head."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from msgspec.structs import replace

from msglint.memory import remembered
from msglint.model import Greeting, Passage
from msglint.reading.greetings import LONGEST_WORK, Found, Room, opened
from msglint.reading.origins import SourceMap
from msglint.reading.page import Line, Page
from msglint.reading.values import Value, Values
from msglint.reading.vocatives import leading, trailing, written
from msglint.reading.words import language

HEAD = 15
"""Lines among which a greeting is looked for in all its forms."""
_BARE = 4
"""Lines among which a name that the template itself spells out may greet."""
NEAR = 2
"""Characters around a line within which a value may belong to it."""
_NO_MORE = (sys.maxsize, sys.maxsize)
"""Where the name stands after the last one."""
_LITTLE = 8
"""Words that a line may have before the name it ends with."""
_ANY_LENGTH = 1_000
"""Words before a name at the end of a subject: no bound."""


def find_greetings(page: Page, spoken: str, works: tuple[str, ...]) -> tuple[Greeting, ...]:
    """The greetings among the lines that have no role yet; those lines learn what of them is greeting.

    ``spoken``: the body's language; ``works``: names (folded) of products and works, which are no people.
    """
    found: list[tuple[Line, Found]] = []
    values = Values(page.map)
    free = [line for line in page.lines if not line.role]
    sentences = 0
    names = iter(values.names)
    first, last = next(names, _NO_MORE)
    for number, line in enumerate(free):
        says = line.says
        while last < line.start - NEAR:
            first, last = next(names, _NO_MORE)
        if first <= line.end + NEAR or not says.is_plain:
            offset, room = _room(page.text, line, values, spoken, works)
            if greetings := _greetings(room, number < HEAD and sentences < 2):
                found += [(line, greeting.moved(offset)) for greeting in greetings]
                continue
        sentences += says.is_sentence
    if not found:
        for line, following in zip(free[:_BARE], [*free[1 : _BARE + 1], None], strict=False):
            offset, room = _room(page.text, line, values, spoken, works)
            if bare := _written(room, following.says.text if following else ""):
                found.append((line, bare.moved(offset)))
                break
    found = _without_addresses(found)
    for line, greeting in found:
        _mark(page.text, line, greeting)
    return tuple(_as_seen(greeting, page.part, page.map, spoken) for greeting in _said_once(found))


def greetings_of_title(title: Passage, source_map: SourceMap, works: tuple[str, ...]) -> tuple[Greeting, ...]:
    """How a subject or preheader greets."""
    spoken = language(title.text)
    line = Line(title.start, title.end, kind="heading")
    offset, room = _room(source_map.text, line, Values(source_map), spoken, works)
    found = _greeting_of_title(room)
    return (_as_seen(found.moved(offset), title.part, source_map, spoken),) if found else ()


def _room(text: str, line: Line, values: Values, spoken: str, works: tuple[str, ...]) -> tuple[int, Room]:
    """What is known around a line, and the offset of the page from which it is counted."""
    start, end = line.start, line.end
    first, last = max(0, start - NEAR), end + (LONGEST_WORK if works else NEAR)
    near = values.between(first, end + NEAR)
    if near:
        first, last = min(first, near[0].start), max(last, near[-1].end)
    here = tuple([Value(value.start - first, value.end - first, value.fields) for value in near])
    return first, Room(text[first:last], start - first, end - first, line.kind, here, spoken, works)


@remembered
def _greetings(room: Room, head: bool) -> tuple[Found, ...]:
    """The greetings with which a line begins; ``head``: it is one of the first lines."""
    found: list[Found] = []
    greeting = _greeting(room) if head else _later(room)
    while greeting:
        found.append(greeting)
        greeting = _more(room, greeting)
    return tuple(found)


@remembered
def _greeting_of_title(room: Room) -> Found | None:
    """How a title greets; what the template itself greets before a colon is a work's title ("Dear Diary: 20 years")."""
    found = opened(room)
    if found and room.text[found.whom.name[1] :].lstrip().startswith(":"):
        start, end = found.whom.name
        if not any(value.start < end and start < value.end for value in room.values):
            return None
    return found or leading(room) or trailing(room, _ANY_LENGTH)


_written = remembered(written)


def _as_seen(found: Found, part: str, source_map: SourceMap, spoken: str) -> Greeting:
    """The greeting as checks see it."""
    whom, text, languages = found.whom, source_map.text, found.languages
    return Greeting(
        line=source_map.passage(part, found.start, whom.stop),
        opener=text[found.opener[0] : found.opener[1]],
        title=text[whom.title[0] : whom.title[1]],
        name=source_map.passage(part, *whom.name),
        kind=whom.kind,
        formal=found.formal or whom.formal,
        language=spoken if spoken in languages or not languages else languages[0],
    )


def _greeting(room: Room) -> Found | None:
    found = opened(room)
    if found and found.whom.kind == "nobody":
        found = trailing(room, _LITTLE) or found  # "Hi, thanks for coming, Parissa."
    if found is None and not room.text.isascii():
        from msglint.reading.suffixes import suffixed

        found = suffixed(room)
    return found or leading(room) or trailing(room, _LITTLE)


def _more(room: Room, before: Found) -> Found | None:
    """A further greeting in the same line: "Sehr geehrte Frau Weber, sehr geehrter Herr Weber,"."""
    if before.opener[0] == before.opener[1] or before.whom.stop >= room.end:
        return None
    found = opened(replace(room, start=before.whom.stop))
    return found if found and found.whom.marked and found.whom.kind in ("named", "generic", "blank") else None


def _later(room: Room) -> Found | None:
    """A greeting further down: of a second message in the first. It must fill its line."""
    found = opened(room)
    if found is None or found.whom.stop < room.end or room.kind:
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


def _said_once(found: list[tuple[Line, Found]]) -> Iterator[Found]:
    """Without the second half of a greeting that greets everybody in two genders: "Chère lectrice, cher lecteur,"."""
    before: tuple[Line, Found] | None = None
    for line, greeting in found:
        twin = before is not None and before[0] is line and before[1].whom.kind == greeting.whom.kind == "generic"
        if not twin:
            yield greeting
        before = line, greeting


def _mark(text: str, line: Line, greeting: Found) -> None:
    """Let the line know where its greeting ends; a line that says more than the greeting keeps its rest."""
    stop = greeting.whom.stop
    says_more = any(char.isalnum() for char in text[stop : line.end])
    if greeting.start <= line.start + (stop - line.start) // 2 and says_more:
        line.greeted = stop
    elif not says_more and line.says.is_sentence and greeting.start > line.start:
        return  # "We hope to see you there again, Parissa."
    else:
        line.role = "greeting"
