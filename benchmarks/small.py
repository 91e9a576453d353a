"""A thousand small templates before twenty records: cold, and again where nothing changed.

``python benchmarks/small.py [TEMPLATES]`` writes the templates, no two alike, and compares processor time: plain Jinja2
compiling and rendering all of them for everybody, msglint checking them for the first time, and checking them again.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audience import people
from jinja2 import Environment, FileSystemLoader

from msglint.engine import Request, check

RECORDS = 20
TODAY = date(2026, 3, 2)
NEEDS = (
    "asked when the {a} opens",
    "wrote that the {a} was too loud",
    "wanted a {a} near the stage",
    "asked for the {a} by post",
)
ANSWERS = (
    "It opens at {n} on weekdays.",
    "From {n} on it is quiet.",
    "There are {n} left in row {m}.",
    "It costs {n} euros.",
)
THINGS = (
    "box office",
    "car park",
    "late train",
    "second hall",
    "cloakroom",
    "programme",
    "library",
    "café",
    "balcony",
    "lift",
)


def template(number: int, dice: random.Random) -> str:
    """One small message: subject, greeting, three paragraphs, a link, who signs and where to unsubscribe."""
    thing = dice.choice(THINGS)
    need, answer = dice.choice(NEEDS).format(a=thing), dice.choice(ANSWERS).format(n=dice.randrange(2, 40), m=number)
    return f"""---
subject: "About the {thing}, {{{{ contact.first_name | default('friend', true) }}}}"
---
Hi {{{{ contact.first_name | default('there', true) }}}},

you {need}. {answer} We looked after number {number} ourselves.
{{% if contact.member %}}As a member you go in first, by door {dice.randrange(9)}.{{% endif %}}

Evenings near {{{{ contact.city }}}}:
{{% for evening in contact.evenings %}}- {{{{ evening.title }}}}, {{{{ evening.date }}}}
{{% endfor %}}
See all of them: https://hall.example/e/{number}

Ada at the box office, 4 Quay Street, 20457 Eastport
Unsubscribe: https://hall.example/unsubscribe?id={{{{ contact.id }}}}
"""


@dataclass(frozen=True)
class Small:
    """Processor seconds: plain Jinja2, the first check, the next one."""

    plain: float
    cold: float
    warm: float


def plain(folder: Path, count: int, contacts: list[dict[str, object]]) -> float:
    """Compile every template and render it for everybody."""
    environment = Environment(loader=FileSystemLoader(folder))  # noqa: S701 - text, as msglint renders it
    start = time.process_time()
    for number in range(count):
        source = (folder / f"m{number}.email.j2").read_text(encoding="utf-8")
        _, head, body = source.split("---\n", 2)
        subject = environment.from_string(head.split('"')[1])
        message = environment.from_string(body)
        for contact in contacts:
            subject.render(contact=contact)
            message.render(contact=contact)
    return time.process_time() - start


def measure(count: int) -> Small:
    dice = random.Random(7)
    contacts = [given["contact"] for given in people(RECORDS)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            (folder / f"m{number}.email.j2").write_text(template(number, dice), encoding="utf-8")
        (folder / "people.json").write_text(json.dumps(contacts), encoding="utf-8")
        (folder / "msglint.yaml").write_text("records: people.json\n", encoding="utf-8")
        alone = plain(folder, count, contacts)
        request = Request(paths=(folder,), today=TODAY, jobs=1)
        taken: list[float] = []
        for _ in range(2):
            start = time.process_time()
            report = check(request, values=False)
            taken.append(time.process_time() - start)
            assert report.messages == count * RECORDS
    return Small(alone, *taken)


def main(count: int = 1_000) -> None:
    cost = measure(count)
    print(
        f"{count} small templates before {RECORDS} records (plain Jinja2: {count / cost.plain:.0f} templates a second)"
    )
    print(f"  checked for the first time ÷ plain  {cost.cold / cost.plain:6.2f}")
    print(f"  unchanged ÷ the first time          {cost.warm / cost.cold:6.3f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
