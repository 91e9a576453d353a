"""Messages as single people get them, for formats that show messages: a bounded number of them."""

from __future__ import annotations

from msgspec import Struct

from msglint.model.grades import Severity
from msglint.model.places import NOWHERE, Place
from msglint.model.words import Personal, Word, Words

Key = tuple[str, Place, Severity]
"""What makes a finding one: its rule, its place, its severity."""


class Stretch(Struct, frozen=True):
    """Characters of a part with one origin, and the same findings on all of them.

    ``word``: the characters, those of a record marked as such; empty where a merge field printed nothing. ``place``:
    the tag that printed them, unknown for the template's own words. ``findings``: numbers in ``Gallery.findings``.
    """

    word: Word
    place: Place = NOWHERE
    findings: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        return len(self.word if isinstance(self.word, str) else self.word.value)


class Shown(Struct, frozen=True):
    """A part as one person gets it: ``subject``, ``preheader`` (it may stand hidden in the HTML), ``text``, ``html``.

    The stretches of ``text`` and ``html`` join to what the template language printed, those of the others to the line
    that people see.
    """

    part: str
    stretches: tuple[Stretch, ...]


class Sample(Struct, frozen=True):
    """A message as one person gets it: ``exhibit`` and ``person`` are numbers in the gallery.

    ``branches``: numbers of the exhibit's branches that the rendering went through. ``findings``: what is found in the
    message as this person gets it, on words of it or not. ``said``: what some of them say of this person, where that
    differs from what they say of their first example.
    """

    exhibit: int
    person: int
    parts: tuple[Shown, ...]
    branches: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    said: tuple[tuple[int, Words], ...] = ()


class Way(Struct, frozen=True):
    """A branch of a template: the tag that opens it, and the fields on which it hangs."""

    place: Place
    tests: tuple[str, ...] = ()


class Exhibit(Struct, frozen=True):
    """A message of the run. ``findings``: all that was found in it. ``recipients``: how many get it.

    ``files``: the files whose words it holds. ``tags``: its merge fields with the fields they may print.
    """

    path: str
    channel: str
    purpose: str
    sender: str = ""
    campaign: str = ""
    segments: tuple[str, ...] = ()
    recipients: int = 0
    files: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    tags: tuple[tuple[Place, str], ...] = ()
    findings: tuple[int, ...] = ()


class Person(Struct, frozen=True):
    """Somebody whose messages are shown: the ``id`` as it may be shown, and the name as a record's value.

    ``exhibits``: all messages that this person would get. ``findings``: all that is found for this person.
    """

    id: str
    name: Personal
    persona: bool = False
    segments: tuple[Word, ...] = ()
    exhibits: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


class Gallery(Struct, frozen=True):
    """What a format shows beside findings. Numbers of findings are places in ``findings``.

    Of each finding, ``packs``: its rule's; ``groups``: the segments of the records that show it. ``data``: the files of
    records and history.
    ``people`` and ``samples`` stand worst first, samples within their exhibit.
    """

    findings: tuple[Key, ...] = ()
    packs: tuple[str, ...] = ()
    groups: tuple[tuple[Word, ...], ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    people: tuple[Person, ...] = ()
    samples: tuple[Sample, ...] = ()
    data: tuple[str, ...] = ()
