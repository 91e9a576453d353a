"""Invented recipients as varied as a real list: names, towns, ages of acquaintance, free text in people's own words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from provenance import LAYOUT, MESSAGE, NAME, Record, record

FIRST = [
    *(
        "Ada",
        "Ngozi",
        "Tomás",
        "Mei",
        "Siobhán",
        "Priya",
        "Lukas",
        "Amara",
        "Ingrid",
        "Yusuf",
        "Chloé",
        "Mateo",
        "Hana",
    ),
    *("Oluwaseun", "Katarzyna", "Rafael", "Leila", "Björn", "Zanele", "Marta", "Iñigo", "Noor", "Callum", "Beatriz"),
    *("Dmitri", "Aisha", "Joris", "Freya", "Kwame", "Elif", "Sandro", "Thandiwe", "Pavel", "Maeve", "Anders", "Lucía"),
]
SECOND = ["", "-Rose", " Anne", "-Maria", " J.", " Lee", "-Jo"]
BEGIN = [
    "Ald",
    "Bran",
    "Corr",
    "Dun",
    "Eld",
    "Fen",
    "Garn",
    "Hal",
    "Ives",
    "Kel",
    "Larch",
    "Mar",
    "Nor",
    "Oak",
    "Pen",
    "Quill",
    "Rav",
    "Stan",
    "Thorn",
    "Ulm",
    "Vey",
    "Wes",
    "Yar",
    "Zell",
]
END = [
    "bury",
    "ford",
    "ham",
    "son",
    "well",
    "ley",
    "worth",
    "stad",
    "mann",
    "ova",
    "ez",
    "escu",
    "ić",
    "dottir",
    "ton",
    "wick",
    "field",
    "mere",
    "by",
    "sen",
    "ski",
    "ira",
    "ak",
    "ai",
]
LAST = [begin + end for begin, end in product(BEGIN, END)]
TOWNS = [
    begin + end.strip() for begin, end in product(BEGIN, ("ton", "haven", " Bay", "burg", "stadt", " Falls", "minster"))
]
REASONS = [
    *("hear my daughter sing in the choir", "get out of the house on a weeknight", "learn how an orchestra works"),
    *("sit still for two hours", "meet the friends from my old quartet", "show my grandson what a bassoon is"),
    *(
        "unwind",
        "hear what I played as a student",
        "celebrate our anniversary",
        "see the hall that my father helped build",
    ),
    *("forget the office", "listen to new music before anybody writes about it", "practise my English", "rest my eyes"),
]
SINCE = [
    "since we moved here",
    "after my operation",
    "with my sister",
    "when the trains run",
    "whenever I can afford it",
    "",
]


def varied(number: int, dice: random.Random) -> Record:
    """A recipient of the benchmark's message."""
    given = record(number, dice)
    contact = given["contact"]
    if contact["first_name"]:
        contact["first_name"] = dice.choice(FIRST) + dice.choices(SECOND, (80, 3, 5, 3, 3, 3, 3))[0]
    contact["last_name"] = dice.choice(LAST)
    contact["city"] = dice.choice(TOWNS)
    contact["reason"] = f"{dice.choice(REASONS)} {dice.choice(SINCE)}".strip()
    if dice.random() < 0.7:
        local = f"{contact['first_name'] or 'box'}.{contact['last_name']}{dice.randrange(99)}".lower().replace(" ", "")
        contact["email"] = f"{local}@post.example"
    return given


def people(count: int, seed: int = 1) -> Iterator[Record]:
    dice = random.Random(seed)
    return (varied(number, dice) for number in range(count))


def write(folder: Path, count: int) -> None:
    """A project of one message, its layout and ``count`` records in ``people.jsonl``."""
    (folder / "_layout.html.j2").write_text(LAYOUT, encoding="utf-8")
    (folder / NAME).write_text(MESSAGE.replace("layout.html.j2", "_layout.html.j2"), encoding="utf-8")
    with (folder / "people.jsonl").open("w", encoding="utf-8") as sink:
        for given in people(count):
            sink.write(json.dumps(given["contact"]) + "\n")
    house = json.dumps(given["house"])
    (folder / "msglint.yaml").write_text(f"records: people.jsonl\ncontext: {{house: {house}}}\n", encoding="utf-8")
