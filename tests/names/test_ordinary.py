"""What decides of a record about an ordinary greeting decides it: records that share it are judged alike."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from msglint.checks import greeting as kind
from msglint.model import Evidence, Greeting, Match, Passage, Piece
from msglint.names.ordinary import glance

FIRST = (
    *("Parissa", "TEST", "tom", "JANE", "Acme", "Friend", "Harbour", "Behnia", "Lee", "Taylor", "Morgan", "Björn"),
    *("Dr", "Frau", "Null", "Customer", "Jo", "Mary Anne", "O'Neil", "J", "José", "Kim", "Sir", "Wang"),
)
LAST = (
    *("Behnia", "Larkin", "Lee", "Taylor", "Parissa", "van der Meer", "N/A", "", "Smith Jr.", "Wang", "Tom", "Jo Ann"),
    *("Acme Corp", "o'neil", "Friendly", "(unknown)", "Kim", "Müller", "Test", "Null", "de la Cruz"),
)
OPENERS = (("Hi ", ","), ("Dear ", ","), ("", ", your seats"), ("HELLO ", "!"), ("Liebe ", ","), ("hi ", ""))
FINDS = ("empty", "placeholder", "not-a-person", "swapped", "surname", "wrong-name", "full-name", "title", "casing")


def greeting(opener: str, rest: str, name: str) -> Greeting:
    start, end = len(opener), len(opener) + len(name)
    pieces = (
        Piece(0, start, (), literal=True),
        Piece(start, end, ("first_name",)),
        Piece(end, end + len(rest), (), literal=True),
    )
    line = Passage("text", 0, f"{opener}{name}{rest}", tuple(piece for piece in pieces if piece.start < piece.end))
    return Greeting(line, opener.strip(), "", line.cut(start, end), "named", language="en")


def person(dice: random.Random) -> dict[str, Any]:
    first, last = dice.choice(FIRST), dice.choice(LAST)
    orders = (f"{first}.{last}", f"{last}.{first}", f"{first[:1]}{last}", "office")
    local = "".join(dice.choice(orders).lower().split())
    made = {
        "first_name": first,
        "last_name": last,
        "email": f"{local}@post.example" if dice.random() < 0.7 else None,
        "company": dice.choice((None, None, "Acme Corp", "Harbour")),
        "title_prefix": dice.choice((None, None, "Dr.", "Mrs.")),
        "pronouns": dice.choice((None, None, "he/him", "she")),
        "language": dice.choice((None, "de", "hu")),
        "country": dice.choice((None, None, "ID", "CN")),
        "preferred_name": dice.choice((None,) * 9 + ("Pari",)),
        "full_name": dice.choice((None,) * 9 + (f"{first} {last}",)),
    }
    return {name: value for name, value in made.items() if value is not None}


def said(target: Greeting, values: Mapping[str, Any]) -> list[tuple[str, Match]]:
    evidence = Evidence(date(2026, 3, 2), values, (), {"channel": "email", "purpose": "marketing"})
    checks = ((find, kind.Check(kind.Options(find=find))) for find in (*FINDS, "preferred-name", "generic"))
    return [(find, match) for find, check in checks for match in check.matches(target, evidence)]


def test_records_that_share_what_decides_are_judged_alike() -> None:
    dice = random.Random(11)  # noqa: S311  # the same on every machine
    alike: dict[Hashable, list[list[tuple[str, Match]]]] = defaultdict(list)
    for _ in range(6_000):
        values = person(dice)
        target = greeting(*dice.choice(OPENERS), values["first_name"])
        seen = glance(target, values)
        if seen is not None:
            alike[target, seen].append(said(target, values))
    for answers in alike.values():
        assert all(answer == answers[0] for answer in answers)
    shared = [answers for answers in alike.values() if len(answers) > 1]
    assert len(shared) > 100
    assert any(answers[0] for answers in shared)


def test_another_greeting_wants_the_whole_record() -> None:
    values = {"first_name": "Parissa", "last_name": "Behnia", "email": "p.behnia@post.example"}
    ordinary = greeting("Hi ", ",", "Parissa")
    assert glance(ordinary, values) is not None
    assert glance(ordinary, {**values, "last_name": ""}) is None
    assert glance(ordinary, {**values, "first_name": "Behnia", "last_name": "Parissa"}) is None
    assert glance(ordinary, {**values, "preferred_name": "Pari"}) is None
    assert glance(greeting("Hi ", ",", "Behnia"), values) is None


def test_names_that_may_be_written_in_any_way_want_the_whole_record() -> None:
    assert kind.Check(kind.Options(find="casing", allow=("JANE Larkin",))).glance is None
