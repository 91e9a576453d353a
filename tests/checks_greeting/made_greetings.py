"""Greetings made by hand: the words of a line, and which of them a merge field printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msglint.checks.greeting import Check, Options
from msglint.model import Confidence, Evidence, Fact, Greeting, Match, Passage, Personal, Piece, show

FIELD = re.compile(r"‹([^|›]*)\|([^›]*)›")
ORDER = (
    "empty",
    "placeholder",
    "not-a-person",
    "swapped",
    "surname",
    "wrong-name",
    "full-name",
    "title",
    "casing",
    "preferred-name",
    "generic",
)
FORMAL = ("Sehr geehrte", "Sehr geehrter", "Geachte", "Tisztelt")
OPENERS = (
    *FORMAL,
    *("Guten Tag", "Good morning", "Hi", "HI", "Dear", "Hello", "Hallo", "Liebe", "Lieber", "Bonjour", "Cher", "Hola"),
    *(
        "Estimado",
        "Estimada",
        "Ciao",
        "Gentile",
        "Caro",
        "Beste",
        "Olá,",
        "Kedves",
        "Sayın",
        "Уважаемый",
        "Привет,",
        "Chào",
    ),
)
TITLES = ("Mr.", "Mrs.", "Ms.", "Mx.", "Miss", "Dr.", "Dr", "Prof.", "Frau", "Herr", "Madame", "Sra.", "Dra.")


def passage(markup: str, part: str = "text", start: int = 0) -> Passage:
    """A passage from its words, with ``‹value|field›`` (or ``‹value|field,field›``) where a field was printed."""
    text, pieces, at = "", [], 0
    for match in FIELD.finditer(markup):
        text += (own := markup[at : match.start()])
        if own:
            pieces.append(Piece(len(text) - len(own), len(text), literal=True))
        pieces.append(Piece(len(text), len(text) + len(match[1]), tuple(filter(None, match[2].split(",")))))
        text += match[1]
        at = match.end()
    if markup[at:]:
        pieces.append(Piece(len(text), len(text) + len(markup[at:]), literal=True))
    return Passage(part, start, text + markup[at:], tuple(pieces))


def greet(markup: str, kind: str = "", part: str = "text", language: str = "en") -> Greeting:
    """A greeting as the reader of messages makes it: opener, title and name told apart."""
    line = passage(markup, part)
    text = line.text
    opener = next((word for word in sorted(OPENERS, key=len, reverse=True) if text.startswith(word + " ")), "")
    at = skip(text, len(opener))
    title = next((word for word in TITLES if re.match(rf"{re.escape(word)}(\s|,|$)", text[at:])), "")
    at = skip(text, at + len(title))
    end = len(text.rstrip(" ,!:")) if opener or "," not in text else text.index(",")
    name = line.cut(at, max(at, end))
    kind = kind or ("named" if name.text or title else "blank")
    return Greeting(line, opener, title, name, kind, bool(title) or opener in FORMAL, language)


def skip(text: str, at: int) -> int:
    """The next character that is no space."""
    return at + len(text[at:]) - len(text[at:].lstrip(" "))


def matches(greeting: Greeting, record: Mapping[str, Any], find: str, **options: Any) -> list[Match]:
    """What one rule of the kind finds. ``message``: the message's metadata."""
    message = options.pop("message", {"channel": "email", "purpose": "marketing"})
    evidence = Evidence(date(2026, 3, 2), contact=record, message=message)
    return list(Check(Options(find, **options)).matches(greeting, evidence))


def first(
    greeting: Greeting, record: Mapping[str, Any], least: Confidence = Confidence.MEDIUM
) -> tuple[str, Match | None]:
    """The first fault in the order of one wound that is at least so sure; an empty name where there is none."""
    for find in ORDER:
        for match in matches(greeting, record, find):
            if (match.confidence or Confidence.HIGH) >= least:
                return find, match
    return "", None


def said(fact: Fact, *, values: bool = True) -> str:
    """A fact as people read it."""
    if isinstance(fact, Personal):
        return fact.shown(values)
    return show(fact, values=values) if isinstance(fact, tuple) else str(fact)
