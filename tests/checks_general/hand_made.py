"""Messages put together by hand, and checks made as a rule would make them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msglint.errors import Errors
from msglint.model import Body, Check, Evidence, Greeting, Lead, Link, Match, Passage, Piece, Reading, show
from msglint.packs import Kinds

KINDS = Kinds()
TODAY = date(2026, 3, 2)


def check(kind: str, /, **options: Any) -> Check:
    """The check of a kind with these options; raises ``MsglintErrors`` where they are refused."""
    errors = Errors()
    found = KINDS.find(kind)
    assert found is not None
    made = found.make(options, lambda message, hint: errors.add(message, hint=hint))
    errors.stop()
    assert made is not None
    return made


def words(text: str, part: str = "text", start: int = 0) -> Passage:
    """A passage; ``«first_name=Ida»`` in it is a value of that field, all else the template's own words."""
    plain = ""
    pieces: list[Piece] = []
    for number, run in enumerate(text.replace("»", "«").split("«")):
        field, _, value = run.partition("=") if number % 2 else ("", "", run)
        pieces.append(Piece(len(plain), len(plain) + len(value), (field,) if field else (), literal=not field))
        plain += value
    return Passage(part, start, plain, tuple(piece for piece in pieces if piece.fields or piece.end > piece.start))


def body(text: str, part: str = "text", *, footer: str = "", quoted: str = "", **more: Any) -> Body:
    """A body whose footer and quoted mail, if any, are those stretches of its text; its other lines are sentences."""
    whole = words(text, part)
    apart = {name: cut(whole, stretch) for name, stretch in (("footer", footer), ("quoted", quoted)) if stretch}
    said = (line for line in whole.text.split("\n") if line not in ("", footer, quoted))
    more.setdefault("sentences", tuple(cut(whole, line) for line in said))
    return Body(part, whole, footer=apart.get("footer"), quoted=tuple(filter(None, [apart.get("quoted")])), **more)


def cut(whole: Passage, stretch: str) -> Passage:
    at = whole.text.index(stretch)
    return whole.cut(at, at + len(stretch))


def message(*bodies: Body, subject: str = "", preheader: str = "") -> Reading:
    return Reading(
        words(subject, "subject") if subject else None, words(preheader, "preheader") if preheader else None, bodies
    )


def link(text: str, url: str, *fields: str) -> Link:
    return Link(words(text), url, fields, literal=not fields)


def greeting(text: str, name: str) -> Greeting:
    line = words(text)
    return Greeting(line, text.split(maxsplit=1)[0], "", cut(line, name), "named")


def lead(*sentences: str) -> Lead:
    whole = words(" ".join(sentences))
    return Lead(whole, tuple(cut(whole, words(sentence).text) for sentence in sentences))


def evidence(contact: Mapping[str, Any] | None = None, **message: Any) -> Evidence:
    return Evidence(TODAY, contact or {}, message=message)


def found(made: Check, target: Any, given: Evidence | None = None) -> list[Match]:
    return list(made.matches(target, given or evidence()))


def marked(target: Passage, match: Match) -> str:
    """The words that a match marks."""
    assert match.span is not None
    assert match.span.part == target.part
    return target.text[match.span.start - target.start : match.span.end - target.start]


def told(match: Match, *, values: bool = True) -> dict[str, str]:
    """The facts as text."""
    facts = {name: fact if isinstance(fact, tuple) else (fact,) for name, fact in match.facts.items()}
    return {
        name: show(tuple(str(word) if isinstance(word, int | float) else word for word in fact), values=values)
        for name, fact in facts.items()
    }
