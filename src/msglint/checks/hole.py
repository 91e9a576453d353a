"""The hole that a blank value leaves: "your visit on .", "Thanks ,", "expires on None".

``find: hole``: the reader sees that something is missing: a preposition or article that leads nowhere, a space
before a full stop, or a value that stands for no value (None, nan, 1970-01-01). ``find: blank``: a merge field that
printed nothing amid words; a hole that can be read over. ``find: spacing``: no space after the comma that follows a
merge field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Piece, Reads, Scope
from msglint.regex import regex

FINDS = ("hole", "blank", "spacing")
NO_DATE = r"(?:0000-00-00|0001-01-01|1900-01-01|1970-01-01)(?:[t ]\d\d:\d\d(?::\d\d)?.*)?"
TIGHT = regex(r",[^\W\d_]")
"""A comma right before a letter."""
NOTHING = regex(rf"none|(?-i:nan|NaN|NAN)|nat|null|undefined|n/a|#n/a|\[\]|\{{\}}|{NO_DATE}", re.IGNORECASE)
ANSWERS = frozenset({"none", "n/a", "N/A"})
"""Such words as people write them behind a label; a program writes None, null and nan."""
NOTHINGS = frozenset("nNuU#[{01")
"""What such a word begins with."""
LEADING_ON = (
    "a about an and as at by for from in into my of on or our since than the to until with within your",  # English
    "am bei das dem den der des die ein eine für ihr im in mit nach seit um und vom von zu zum zur",  # German
    "au aux avec chez de depuis des du en et la le les pour sur un une votre vos à",  # French
    "al con da de del desde di el en hasta il las los per por su sus tu un una y",  # Spanish, Italian
    "aan bij de een en het met naar op sinds te van voor",  # Dutch
    "ao com da de do dos em na no o os para por sua seu um uma",  # Portuguese
)
DANGLING = frozenset(word for language in LEADING_ON for word in language.split())
BEFORE = regex(r"(\S*)[ \t\u00a0]*$")
AFTER = regex(r"[ \t\u00a0]*(\S?)")
STOPS = frozenset(".,;:!?)")
SIGN = regex(r"(?:^|[\s(])(?:[A-Z]{0,3}[$€£¥₹]|\(?#|№)$")
UNIT = regex(r"[ \t\u00a0]*[€£¥₹%](?![\s\u00a0]?\d)")
"""A sign that a number belongs to, right before it and right after it."""
PAIRS = frozenset({('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("(", ")"), ("‘", "’")})
ON_DAY = frozenset({"on", "since", "until", "seit", "depuis", "desde", "sinds"})
ZERO = regex(r"0(?:\.0+)?")
ADDRESS_MARKS = ("://", "@", "=", "www.")
QUERY = regex(r"[?&;][^\s?&;=]{1,60}=$")
OPTIONAL = frozenset(
    {
        "greeting",
        "infix",
        "job_title",
        "middle_name",
        "pronouns",
        "suffix",
        "title_prefix",
        "tussenvoegsel",
        "voorvoegsel",
    }
)
NAMES = frozenset({"first_name", "last_name", "preferred_name"})


class Options(Struct, frozen=True):
    """``find``: ``hole``, ``blank`` or ``spacing``. ``optional``: fields that may be blank (a title before a name)."""

    find: str = "hole"
    optional: tuple[str, ...] = tuple(sorted(OPTIONAL))


class Check:
    """Looks at every merge field that printed nothing, or a word for nothing, in the lines the reader sees."""

    scope = Scope.PART
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if options.find not in FINDS:
            raise ValueError(f"find: {options.find!r} is none of {', '.join(FINDS)}")
        self._find = options.find
        self._holes = options.find == "hole"
        self._optional = frozenset(options.optional)

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        return seams(target) if self._find == "spacing" else self._blanks(target)

    def _blanks(self, target: Passage) -> Iterator[Match]:
        text = target.text
        printed = [piece for piece in target.pieces if not piece.literal]
        for number, piece in enumerate(printed):
            value = text[piece.start : piece.end].strip()
            if value and not (self._holes and value[0] in NOTHINGS and is_nothing(value, target, piece)):
                continue
            if not self._optional.isdisjoint(map(plain, piece.fields)):
                continue
            if not value and piece.end > piece.start and not piece.fields:
                continue  # a space that the template prints
            around_it = not value and is_framed(target, piece)
            if not value and (around_it or hollow(target, piece)) is not self._holes:
                continue
            if not value and (not (around_it or amid_words(target, piece)) or is_queried(target, piece)):
                continue
            near = printed[max(0, number - 1) : number + 2]
            if not value and not self._holes and (is_parted(target, piece) or is_beside_name(target, piece, near)):
                continue
            facts = {
                "field": ", ".join(piece.fields) or "the merge field",
                "found": value or "nothing",
                "around": around(target, piece),
            }
            yield Match(target.span(piece.start, piece.end), facts)


def plain(field: str) -> str:
    """A field as the options write it: a column of the record's own keeps its spelling ("Middle Name")."""
    return "_".join(field.lower().replace("_", " ").replace("-", " ").split())


def is_nothing(value: str, passage: Passage, piece: Piece) -> bool:
    """Whether a printed value stands for none: None, nan, 1970-01-01; 0 where a day should be ("expires on 0.").

    A family of the name Null is none of these, nor is what somebody answered in a form ("Allergies: none").
    """
    if value == "Null" and piece.fields == ("last_name",):
        return False
    if value in ANSWERS and sides(passage, piece)[0].endswith((":", "：")):
        return False
    if ZERO.fullmatch(value):
        word, _, following = sides(passage, piece)
        return word.casefold() in ON_DAY and (not following or following in STOPS)
    return NOTHING.fullmatch(value) is not None


def hollow(passage: Passage, piece: Piece) -> bool:
    """Whether the words on both sides show that something is missing between them."""
    word, gap, following = sides(passage, piece)
    if not word:
        return False
    ends = not following or following in STOPS
    bare = word.rstrip("'’").casefold()
    return (ends and bare in DANGLING) or (bool(gap) and following in STOPS and following not in "(:")


def is_framed(passage: Passage, piece: Piece) -> bool:
    """Whether marks that have something between them are left alone: empty quotes and brackets, "$." and "order #"."""
    text, start, end = passage.text, piece.start, piece.end
    if (text[start - 1 : start], text[end : end + 1]) in PAIRS:
        return True
    left = text[max(0, start - 80) : start]
    if SIGN.search(left):
        return not text[end : end + 2].strip()[:1].isdigit()
    return left[-1:].isspace() and left[-2:-1].isalpha() and UNIT.match(text, end) is not None


def sides(passage: Passage, piece: Piece) -> tuple[str, str, str]:
    """The word before a piece on its line, the white space between the two, and the next character."""
    left = passage.text[: piece.start].rsplit("\n", 1)[-1]
    right = passage.text[piece.end :].split("\n", 1)[0]
    before = BEFORE.search(left[-80:])
    word = before[1] if before else ""
    gap = left[len(left.rstrip()) :]
    after = AFTER.match(right)
    return word, gap, after[1] if after else ""


def amid_words(passage: Passage, piece: Piece) -> bool:
    """Whether there are other words on the line: a field alone on its line leaves no hole."""
    word, _, following = sides(passage, piece)
    return bool(word and any(map(str.isalnum, word))) and (bool(following) or word.casefold() in DANGLING)


def is_parted(passage: Passage, piece: Piece) -> bool:
    """Whether the words on both sides have one space between them, or a mark follows the word: the template leaves out
    what is blank with care."""
    before, after = passage.text[max(0, piece.start - 2) : piece.start], passage.text[piece.end : piece.end + 1]
    if passage.part == "html" and piece.exact and after.islower():
        return False  # white space beside it was joined: what the template says cannot be seen
    if after == " " or after in STOPS:
        return before[-1:].isalnum()
    return after.isalnum() and before[-1:] == " " and not before[:1].isspace()


def is_beside_name(passage: Passage, piece: Piece, near: Sequence[Piece]) -> bool:
    """Whether one of two names side by side is blank: "Ines ", where the reader sees a name and nothing missing."""
    return bool(NAMES.intersection(piece.fields)) and any(
        NAMES.intersection(other.fields)
        and passage.text[other.start : other.end].strip()
        and not passage.text[min(other.end, piece.end) : max(other.start, piece.start)].strip(" \u00a0")
        for other in near
    )


def is_queried(passage: Passage, piece: Piece) -> bool:
    """Whether a piece is an answer within an address: ``…/login?last_name=&email=`` leads there all the same."""
    return QUERY.search(passage.text[max(0, piece.start - 80) : piece.start]) is not None


def seams(passage: Passage) -> Iterator[Match]:
    """The commas after a merge field that a word follows without a space."""
    text = passage.text
    for piece in passage.pieces if TIGHT.search(text) else ():
        at = piece.end
        if text[at : at + 1] != "," or not piece.fields or piece.literal or piece.start == at:
            continue
        following = text[at + 1 : at + 2]
        run = "".join((*text[max(0, at - 80) : at].split()[-1:], *text[at : at + 80].split()[:1]))
        if (following.isupper() or following.islower()) and not any(mark in run for mark in ADDRESS_MARKS):
            facts = {"field": ", ".join(piece.fields), "around": around(passage, piece)}
            yield Match(passage.span(at, at + 1), facts)


def around(passage: Passage, piece: Piece) -> str:
    """The template's own words next to the hole, as the reader sees them; values of the record are left out."""
    before = next((p for p in reversed(passage.pieces) if p.end == piece.start and p.literal), None)
    after = next((p for p in passage.pieces if p.start == piece.end and p.literal and p.end > p.start), None)
    left = passage.text[before.start : before.end].rsplit("\n", 1)[-1][-30:] if before else ""
    right = passage.text[after.start : after.end].split("\n", 1)[0][:20] if after else ""
    return f"{left}{right}".strip()
