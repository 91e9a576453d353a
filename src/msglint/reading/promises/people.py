"""Names of people with what they do, and of works, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msglint.reading.promises.proper import proper
from msglint.reading.promises.spelling import Name, agree, key
from msglint.reading.promises.statement import Found, Text
from msglint.reading.promises.works import CAPITAL, titles, works
from msglint.reading.words import load_data

__all__ = ["agree", "find"]

WORD = rf"{CAPITAL}[\w'’-]+"
TITLE = r"(?:(?:Sir|Dame|Dr\.?|Prof\.?|Maestro|Ms\.?|Mr\.?|Mrs\.?|Herr|Frau|Mme|M\.)\s+)*"
PERSON = rf"{TITLE}(?P<name>{WORD}(?:\s+(?:de|van|von|der|den|di|da|la|le|bin|al|[A-Z]\.)){{0,2}}(?:\s+{WORD}){{1,2}})"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each job what names its holder: the job and the name, or the name and what its holder does."""
    data = load_data("promises")
    after = [
        (job, re.compile(rf"(?<!\w)(?i:{words})(?:\s+is|\s+ist)?\s*[:,–-]?\s*{PERSON}"))
        for job, words in data["jobs"].items()
    ]
    before = [(job, re.compile(rf"(?<!\w){PERSON}\s+(?:{words})\b")) for job, words in data["job_verbs"].items()]
    return (*after, *before)


def find(sentence: Text) -> Iterator[Found]:
    """The names of a sentence: numbered works, people with what they do, titles in quotation marks, proper names."""
    text = sentence.text
    found = [*works(text), *people(text), *titles(text), *proper(sentence)]
    yield from sorted(found, key=lambda each: each.start)


def people(text: str) -> Iterator[Found]:
    for job, pattern in patterns():
        for found in pattern.finditer(text):
            yield Found(f"person {job}", Name(key(found["name"])), found.start("name"), found.end("name"), anyone=True)
