"""What a run remembers of one recipient's message changes nothing that it says of the next one's."""

from __future__ import annotations

import gc
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest

from msglint.engine import Request, rounds
from msglint.engine import run as running
from msglint.engine.judge import Judge
from msglint.engine.panels import Panel, hits
from msglint.engine.project import open_project
from msglint.model import Confidence, Part, Report, Severity
from msglint.reading import Reader

GREETINGS = (
    "Dear {{ contact.first_name }},",
    "Hi {{ contact.last_name }}!",
    "Hello {{ contact.first_name or 'friend' }},",
    "{{ contact.first_name }}, {{ contact.last_name }},",
    "Dear Mr. {{ contact.first_name }} {{ contact.last_name }}:",
    "Hi there",
    "{{ contact.note }},",
)
SENTENCES = (
    "Our new season is here.",
    "You told us that you come for {{ contact.interests }}.",
    "In {{ contact.city }} we open a second hall, and you asked for step-free seats.",
    "We are thrilled to announce the {{ contact.note }} evening!!!",
    "{{ contact.note }}",
    "Book now: https://hall.example/e/{{ contact.id }}?from=mail",
    "Call +49 40 123456{{ contact.id }} or write to {{ contact.email }}.",
    "{% if contact.member %}As a member you book first.{% else %}Welcome back.{% endif %}",
    "{% for item in contact.items %}- {{ item }}\n{% endfor %}",
    "Just checking in, {{ contact.first_name }}.",
    "HUGE SALE: 20% off at {{ contact.company }} until {{ contact.until }}.",
    "Questions? Ada answers at ada@hall.example.",
)
SUBJECTS = ("{{ contact.first_name }}, {{ contact.note }}", "News for {{ contact.city }}", "SAVE 20% TODAY!!!")
ENDS = (
    "Best regards,\nThe Harbour team",
    "See you, {{ contact.first_name }}\nAda Larch",
    "Harbour Hall, 4 Quay Street, 20457 Hamburg\nUnsubscribe: https://hall.example/u?id={{ contact.id }}",
    "You get this at {{ contact.email }}. Reply STOP to opt out.",
)
NAMES = (
    "Ada",
    "ngozi",
    "Tomás",
    "O'Neill",
    "Anna Maria",
    "Dr. Who? Yes.",
    "",
    "None",
    "a\n\nb",
    "李",
    "Zoe\u0301",
    "Mr.",
)
NOTES = (
    "jazz",
    "",
    "opera. Or not",
    "{{ first_name }}",
    "AC/DC!!!",
    "<b>now</b> & here",
    " ",
    "Hi Ben,",
    "we we we we our",
)
SLOW = frozenset({"compiled", "lexicon", "_finder_of"})
"""Memories of what rules look for; no message goes into them."""


def people(dice: random.Random, count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        first, last = dice.choice(NAMES), dice.choice(NAMES)
        yield {
            "id": str(number),
            "first_name": first,
            "last_name": last,
            "email": f"{first}.{last}@mail.example".lower() if dice.random() < 0.8 else "",
            "interests": dice.choice(["jazz, opera", "choirs", "", "early music"]),
            "city": dice.choice(["Hamburg", "Old Quay", ""]),
            "company": dice.choice(["Larch Ltd.", ""]),
            "note": dice.choice(NOTES),
            "member": dice.random() < 0.5,
            "items": dice.sample(["piano", "film. Night", "Brass at Dawn"], dice.randrange(3)),
            "until": dice.choice(["1 June", ""]),
            "language": dice.choice(["en", "de", ""]),
            "email_opt_out": dice.choice(["yes", "no", ""]),
            "topics": dice.choice(["jazz", "gardening", ""]),
        }


def project(folder: Path, dice: random.Random) -> None:
    """Messages of random sentences for random people, some of whom have asked something."""
    for number in range(2):
        said = [dice.choice(GREETINGS), *dice.choices(SENTENCES, k=6), *dice.sample(ENDS, 2)]
        name = f"mail{number}"
        head = f"---\npurpose: {dice.choice(['marketing', 'follow-up', 'reply', 'transactional'])}\n---\n"
        (folder / f"{name}.txt").write_text(head + "\n\n".join(said))
        (folder / f"{name}.html").write_text("".join(f"<p>{line}</p>\n" for line in said))
        (folder / f"{name}.subject.txt").write_text(
            dice.choice(["{{ contact.first_name }}, {{ contact.note }}", "News"])
        )
    rows = list(people(dice, 12))
    rows += [{**row, "id": f"{row['id']}x"} for row in rows[:6]]
    (folder / "people.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    past = [
        {
            "contact_id": row["id"],
            "at": "2026-02-20",
            "direction": "in",
            "kind": "question",
            "text": "Where can I park?",
        }
        for row in dice.sample(rows, 5)
    ]
    (folder / "history.jsonl").write_text("".join(json.dumps(row) + "\n" for row in past))
    (folder / "msglint.yaml").write_text(
        "records: people.jsonl\nhistory: history.jsonl\npacks: [recommended, house.yaml]\n"
    )
    (folder / "house.yaml").write_text(json.dumps(house(dice)))


TERMS = (
    "jazz",
    "sale",
    "Ada",
    "now",
    "we",
    "your",
    "opera",
    "Old Quay",
    "film. Night",
    "first_name",
    "20%",
    "see you",
    "park",
)
PATTERNS = (r"\b\d+%", r"(?i)hall", r"[A-Z]{4,}", r"e/\d", r"\.\s+[A-Z]", r"^Dear", r"[^.]{30,}!", r"(?m)^- ")
SCOPES = ("part", "sentence", "message", "subject", "greeting", "lead", "link", "footer", "signoff")
CASE = {"name": "any", "template": "Hi {{ first_name }},", "contact": {"first_name": "Ada"}}


def house(dice: random.Random) -> dict[str, Any]:
    """A pack of random rules of the general kinds."""

    def some(of: tuple[str, ...]) -> list[str]:
        return dice.sample(of, dice.randrange(1, 4))

    kinds: list[tuple[str, dict[str, Any]]] = [
        ("phrase", {"scope": dice.choice(SCOPES), "terms": some(TERMS)}),
        ("phrase", {"scope": dice.choice(SCOPES), "patterns": some(PATTERNS), "ignore_case": dice.random() < 0.5}),
        (
            "phrase",
            {"scope": dice.choice(SCOPES), "terms": some(TERMS), "patterns": some(PATTERNS), "unless": some(TERMS)},
        ),
        ("requires", {"scope": dice.choice(("message", "part", "footer")), "any": some(TERMS)}),
        ("balance", {"left": some(TERMS), "right": some(TERMS), "max_ratio": 1, "min_count": 1}),
        ("length", {"scope": dice.choice(("sentence", "part", "subject")), "max": dice.choice((5, 40))}),
    ]
    rules = [
        {
            "id": f"house-{number}", "check": kind, "options": options, "message": "says so", "why": "House rule.",
            "remedy": "Say something else.", "bad": [CASE], "good": [CASE],
            **({"when": "contact.city == 'Hamburg'"} if dice.random() < 0.3 else {}),
        }
        for number, (kind, options) in enumerate(kinds * 2)
    ]  # fmt: skip
    return {"pack": "house", "description": "Rules of a house.", "rules": rules}


def report(folder: Path) -> Report:
    request = Request(
        (folder,), today=date(2026, 3, 2), severity=Severity.INFO, confidence=Confidence.LOW, examples=0, cache=False
    )
    return running.run(open_project(request), request)


def forget() -> None:
    """Empty every memory of msglint that has a bound: what was said of words, not what rules are made of."""
    memories = [kept for kept in gc.get_objects() if isinstance(kept, _lru_cache_wrapper)]
    for kept in memories:
        bounded = kept.cache_parameters()["maxsize"] is not None
        if bounded and kept.__module__.startswith("msglint") and kept.__name__ not in SLOW:
            kept.cache_clear()


def forgetting(function: Callable[..., Any]) -> Callable[..., Any]:
    def anew(*given: Any, **more: Any) -> Any:
        forget()
        return function(*given, **more)

    return anew


class ForgetfulReader:
    """Reads each message as if it had seen no other."""

    def __init__(self, meta: Mapping[str, Any], *, markdown: bool | None = None) -> None:
        self._meta = meta
        self._markdown = markdown

    def read(self, parts: Sequence[Part]) -> Any:
        forget()
        alone = [Part(part.name, part.raw, part.segments) for part in parts]
        return Reader(self._meta, markdown=self._markdown).read(alone)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_remembered_changes_no_finding(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, random.Random(seed))  # noqa: S311
    remembering = report(tmp_path)
    monkeypatch.setattr(rounds, "Reader", ForgetfulReader)
    monkeypatch.setattr(Judge, "reading", forgetting(Judge.reading))
    monkeypatch.setattr(
        Panel, "hits", lambda panel, target, contact: hits(panel.ask(target.thing, contact), target.region)
    )
    anew = report(tmp_path)
    assert [(found.rule, found.place, found.examples) for found in remembering.findings] == [
        (found.rule, found.place, found.examples) for found in anew.findings
    ]
    assert remembering == anew
    assert remembering.findings


def test_a_full_memory_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, random.Random(11))  # noqa: S311
    plenty = report(tmp_path)
    monkeypatch.setattr("msglint.engine.panels.REMEMBERED", 2)
    assert report(tmp_path) == plenty
