"""Reads greetings that begin with words that greet: "Hi Parissa,", "Sehr geehrte Frau Dr. Behnia,"."""

from __future__ import annotations

from msgspec import Struct

from msglint.memory import once
from msglint.reading.addressee import EMOJI, Addressee, Reader
from msglint.reading.lexicon import LEAD, LONGEST_GREETING, TRAILING, Opener, openers, word_list
from msglint.reading.values import Value
from msglint.reading.whom import read
from msglint.reading.words import fold
from msglint.regex import regex

_APART = regex(rf"[\s,，、!！:：.;…—–?{EMOJI}]|$")
_GOES_ON = regex(rf"[\s{EMOJI}]*[a-zà-öø-þ]")
_AFTER = 2
"""Characters after a line's last word at which an empty value still belongs to it."""
_LONGEST_OPENER = 30
LONGEST_WORK = 60
"""Characters after a greeting that may belong to the name of a work."""
_INNER_MARK = regex(r"[,.:;!?](?=\s)")
_COMMAS = (",", "，", "、")
_MARKS = frozenset(",，、!！:.")


class Found(Struct, frozen=True, gc=False):
    """A greeting as found: where it begins, the opener's start and end (alike where there is none), whom it greets."""

    start: int
    opener: tuple[int, int]
    whom: Addressee
    languages: tuple[str, ...] = ()
    formal: bool = False

    def moved(self, by: int) -> Found:
        """The same greeting as many characters further on."""
        whom = self.whom
        start, end = whom.title
        first, last = whom.name
        opens, after = self.opener
        there = Addressee(
            (start + by, end + by),
            (first + by, last + by),
            whom.stop + by,
            whom.marked,
            whom.kind,
            whom.by_name,
            whom.by_value,
            whom.formal,
        )
        return Found(self.start + by, (opens + by, after + by), there, self.languages, self.formal)


class Room(Struct, frozen=True, dict=True):
    """A line in which a greeting is looked for, and what is known around it.

    ``text`` holds the line from ``start`` to ``end``, with a little of what stands around it; ``values`` are those that
    touch the line. ``works``: names (folded) of products and works, which are no people. What is found in one room is
    found in every other that equals it.
    """

    text: str
    start: int
    end: int
    kind: str
    values: tuple[Value, ...]
    language: str = ""
    works: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    @once
    def folded(self) -> str:
        """The text without case and accents."""
        return fold(self.text)

    def between(self, start: int, end: int) -> list[Value]:
        """The values that share a character with the stretch, and the empty ones at or in it."""
        return [
            value
            for value in self.values
            if (value.start < end and value.end > start) or (value.start == value.end and start <= value.start <= end)
        ]

    def reader(self, start: int, end: int, languages: tuple[str, ...] = ()) -> Reader:
        """A reader for the words from ``start`` to ``end``."""
        near = self.between(start, end + _AFTER)
        values = [value for value in near if value.start >= start]
        within = max((value.end for value in near if value.start < start and value.name), default=0)
        return Reader(self.text, self.folded, end, values, (*languages, self.language or "en"), within)


def opened(room: Room) -> Found | None:
    """The greeting with which the line begins, if it begins with words that greet and is no sentence."""
    end = min(room.end, room.start + LONGEST_GREETING)
    lead = LEAD.match(room.text, room.start, end)
    start = lead.end() if lead else room.start
    match = openers().match(room.folded, start, end) or _glued(room, start, end)
    if match is None:
        return None
    opener, after = match
    if not (_APART.match(room.text, after, end) or _glued(room, start, end)):
        return None
    if any(value.name and value.start <= start < value.end <= after for value in room.between(start, after)):
        return None  # a name that is an opener elsewhere: "Cara", "Dag"
    reader = room.reader(after, end, opener.languages)
    whom = _greeted(reader, room, opener, after) or _described(reader, opener, after)
    if whom is None or _is_work(room, start, whom) or (opener.manner == "wish" and not whom.by_name):
        return None
    if (
        whom.kind == "nobody"
        and room.language
        and room.language not in opener.languages
        and "en" not in opener.languages
    ):
        return None  # a word that greets in another language only
    return Found(start, (start, after), whom, opener.languages, opener.manner == "formal")


def _glued(room: Room, start: int, end: int) -> tuple[Opener, int] | None:
    """An opener to which the name is glued: "Hello{{ first_name }}!" """
    for value in room.between(start, min(end, start + _LONGEST_OPENER)):
        if value.name and start < value.start < value.end:
            match = openers().match(room.folded, start, value.start)
            return match if match and match[1] == value.start else None
    return None


def _greeted(reader: Reader, room: Room, opener: Opener, after: int) -> Addressee | None:
    """Whom the words after the opener greet; ``None`` where the line is a sentence."""
    at = reader.spaces(after)
    if not opener.needs_name and reader.text.startswith(_COMMAS, at, reader.end):
        whom = read(reader, at + 1)
        if _is_blank(reader, at + 1, whom):
            return whom
        if whom.marked and holds(reader, whom, room.kind):
            return whom
    whom = read(reader, after)
    if whom.kind == "named" and whom.empty:
        return _no_name(reader, room.language, opener, after, whom)
    if opener.manner in ("welcome", "wish") and not whom.by_name:
        return None
    return whom if holds(reader, whom, room.kind) else None


def _is_blank(reader: Reader, after: int, whom: Addressee) -> bool:
    """Whether nothing but an empty value stands where the name belongs; then that is where the name is."""
    start, end = whom.name
    if whom.kind != "named" or reader.text[start:end].strip():
        return False
    last_place = end + _AFTER if end >= reader.end else end  # an empty value after the space that ends the line
    blanks = [value for value in reader.values if after <= value.start <= last_place and reader.is_blank(value)]
    blanks = [value for value in blanks if "\n" not in reader.text[end : value.start]]
    if not blanks:
        return False
    last = next((value for value in reversed(blanks) if value.name), blanks[-1])
    whom.kind, whom.name, whom.by_name = "blank", (last.start, last.end), last.name
    return True


def _described(reader: Reader, opener: Opener, after: int) -> Addressee | None:
    """A line that greets with words that are no name: "Dear Class of 2026,", "hey beautiful,"."""
    words = reader.text[after : reader.end].split()
    if not words or words[-1][-1] not in ",:!" or opener.manner not in ("courtesy", "formal", "plain"):
        return None
    start, end = reader.spaces(after), reader.end - 1
    said = reader.text[start:end].rstrip(",:! ")
    if _INNER_MARK.search(said) or reader.values or len(words) > (8 if opener.needs_name else 2):
        return None
    if not (opener.needs_name or said.islower()):
        return None
    return Addressee((start, start), (start, start + len(said)), reader.end, marked=True, kind="nobody")


def _no_name(reader: Reader, language: str, opener: Opener, after: int, whom: Addressee) -> Addressee | None:
    """A greeting without a name: a blank, a greeting complete in itself, or no greeting at all."""
    text = reader.text
    said = whom.title[1] if whom.title[0] < whom.title[1] else after
    parted = text.startswith(" ", said) and text.startswith(_partings(opener, language), whom.name[0])
    if not _is_whole(reader, opener, after) and _is_blank(reader, after, whom):
        return whom
    if not whom.marked:
        return None
    if whom.title[0] < whom.title[1]:
        whom.kind = "blank" if parted else "named"
    elif parted or (opener.needs_name and text.startswith((",", "!", ":"), whom.name[0])):
        whom.kind = "blank"
    elif opener.needs_name:
        return None
    else:
        whom.kind = "nobody"
    return whom


def _is_whole(reader: Reader, opener: Opener, after: int) -> bool:
    """Whether nothing is missing, whatever was left blank: the mark follows the word ("Hello,") and no name has to."""
    return not opener.needs_name and after < reader.end and reader.text[after] in _MARKS


def _partings(opener: Opener, language: str) -> tuple[str, ...]:
    """Marks before which a space shows that a name was to stand there; the French put one before "!" anyway."""
    french = language == "fr" or opener.languages[0] == "fr"
    return (",",) if french and not opener.needs_name else (",", "!")


def holds(reader: Reader, whom: Addressee, kind: str) -> bool:
    """Whether these words are somebody greeted, and not the beginning of a sentence."""
    if whom.kind != "named":
        return True
    if whom.empty:
        return False
    if whom.by_name or (whom.by_value and whom.marked):
        return True
    text = reader.text
    words = reader.folded[whom.name[0] : whom.name[1]].split()
    if whom.by_value or words[0] in word_list("no_names") or words[0] in word_list("sentence_after"):
        return False
    after = reader.folded[whom.stop : reader.end].split(None, 1)
    if not whom.marked:
        return len(words) <= 2 and bool(after) and after[0].strip(",") in word_list("sentence_after")
    mark = text[whom.name[1] : whom.stop].strip()
    if not mark or mark == ".":
        return kind != "heading" and len(words) <= 3
    return mark != "!" or not _GOES_ON.match(text, whom.stop, reader.end)


def _is_work(room: Room, start: int, whom: Addressee) -> bool:
    """Whether the words are the name of a work rather than a greeting ("Dear Evan Hansen"), or of a letter to
    nobody on the list ("Dear Santa").
    """
    if whom.by_value:
        return False
    words = room.folded[start : whom.stop + LONGEST_WORK]
    if any(words.startswith(work) for work in room.works):
        return True
    known = room.folded[start : whom.name[1]].replace(",", "")
    return " ".join(known.split()).rstrip(TRAILING + "!") in word_list("works")
