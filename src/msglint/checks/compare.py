"""Flags a message in which one thing equals, differs from, contains or lacks another.

    check: compare
    options: {left: preheader, op: starts, right: subject}

Either side is a part of the message (`subject`, `preheader`, `text`, `html`, `body`, `lead`, `greeting`, `name` (the
greeted name), `signoff`, `footer`), a field of the record (`contact.city`) or a key of the front matter
(`message.partner`). Operations: `equal`, `differ`, `contains`, `lacks`, `starts`, `ends`: left against right, by whole
words, without regard to case, spacing and the punctuation around them. The rule fires where the operation holds and
is silent where either side is blank. A list on the right holds where one of its items does (`lacks` and `differ`:
where none fits).

Facts: `{left}`, `{right}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from msgspec import Struct

from msglint.model import Body, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.near import suggest
from msglint.reading.scopes import opening, quoted
from msglint.reading.words import Finder

PARTS = ("subject", "preheader", "text", "html", "body", "lead", "greeting", "name", "signoff", "footer")
EVERYWHERE = (0, 0)  # no words of the left text are to blame, but what it lacks
LONGEST_FACT = 80  # characters; a longer text is named by its beginning


def operand(text: str) -> None:
    """Raise ``ValueError`` where this names no part, field or front-matter key."""
    owner, _, name = text.partition(".")
    if text in PARTS or (owner in ("contact", "message") and name):
        return
    meant = suggest(text, PARTS) or f"name a part ({', '.join(PARTS)}), contact.FIELD or message.KEY"
    raise ValueError(f"is nothing that can be compared; {meant}")


Operand = Annotated[str, operand]


class Options(Struct, frozen=True):
    """``left``, ``right``: a part of the message, ``contact.FIELD`` or ``message.KEY``. ``op``: what must not hold."""

    left: Operand = "subject"
    right: Operand = "preheader"
    op: Literal["equal", "differ", "contains", "lacks", "starts", "ends"] = "equal"


class Side(Struct, frozen=True):
    """One text that is compared; ``passage`` where it is words of the message."""

    text: str
    fact: Fact
    passage: Passage | None = None


class Check:
    facts = frozenset({"left", "right"})
    scope = Scope.MESSAGE

    def __init__(self, options: Options) -> None:
        if options.left == options.right:
            raise ValueError("compares a thing with itself")
        self._options = options
        sides = (options.left, options.right)
        fields = frozenset(side.removeprefix("contact.") for side in sides if side.startswith("contact."))
        keys = frozenset(side.removeprefix("message.") for side in sides if side.startswith("message."))
        self.reads = Reads(contact=fields, message=keys)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for left in sides(self._options.left, target, evidence):
            rights = sides(self._options.right, target, evidence)
            fits = [(right, hit) for right in rights for hit in fitting(self._options.op, left.text, right.text)]
            if self._options.op in ("differ", "lacks"):
                if rights and not fits:
                    yield match(left, rights[0], EVERYWHERE)
            else:
                for right, hit in fits[:1]:
                    yield match(left, right, hit)


def match(left: Side, right: Side, hit: tuple[int, int]) -> Match:
    """Marks the words on the left, or where these are no words of the message, those on the right."""
    facts = {"left": left.fact, "right": right.fact}
    if left.passage is not None:
        return Match(left.passage.span(*hit) if hit != EVERYWHERE else opening(left.passage), facts)
    return Match(right.passage.span() if right.passage is not None else None, facts)


def fitting(op: str, left: str, right: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``left`` that are ``right``, standing as the operation (or its opposite) wants it."""
    for start, end, _ in Finder([right]).find(left):
        first = not any(map(str.isalnum, left[:start]))
        last = not any(map(str.isalnum, left[end:]))
        if (first or op not in ("equal", "differ", "starts")) and (last or op not in ("equal", "differ", "ends")):
            yield start, end


def sides(name: str, reading: Reading, evidence: Evidence) -> list[Side]:
    """The texts that an operand names, blank ones left out."""
    owner, _, key = name.partition(".")
    if key:
        found = values((evidence.contact if owner == "contact" else evidence.message).get(key))
        given = [Side(text, Personal(text, key) if owner == "contact" else text) for text in found]
    else:
        given = [Side(passage.text, begun(passage), passage) for passage in passages(name, reading)]
    return [side for side in given if any(map(str.isalnum, side.text))]


def values(value: Any) -> list[str]:
    """A cell's or key's texts: one, or those of a list."""
    if value is None or isinstance(value, Mapping | bool):
        return []
    return [str(item).strip() for item in value] if isinstance(value, list | tuple) else [str(value).strip()]


def begun(passage: Passage) -> Fact:
    """A passage as a fact, a long one by its beginning."""
    start = len(passage.text) - len(passage.text.lstrip())
    end = len(passage.text.rstrip())
    if end - start <= LONGEST_FACT:
        return quoted(passage, start, max(start, end))
    return (quoted(passage, start, start + LONGEST_FACT), "…")


def passages(name: str, reading: Reading) -> list[Passage]:
    """The passages that a part's name stands for."""
    match name:
        case "subject" | "preheader":
            found = [reading.subject if name == "subject" else reading.preheader]
        case "text" | "html":
            found = [body.whole for body in reading.bodies if body.part == name]
        case _:
            found = [of_body(name, body) for body in reading.bodies]
    return [passage for passage in found if passage is not None]


def of_body(name: str, body: Body) -> Passage | None:
    greeting = body.greetings[0] if body.greetings else None
    match name:
        case "lead":
            return body.lead.passage if body.lead else None
        case "greeting":
            return greeting.line if greeting else None
        case "name":
            return greeting.name if greeting else None
        case "signoff":
            return body.signoff
        case "footer":
            return body.footer
        case _:
            return body.whole
