"""What was found in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from msglint.model import Column


class Data(Struct, frozen=True):
    """The files of people's data, relative to the folder and with ``/``; empty where there is none.

    ``columns``: what the records' columns were taken for. ``segments`` and ``motivations``: the values in them.
    ``also``: further files that look like records.
    """

    records: str = ""
    history: str = ""
    columns: tuple[Column, ...] = ()
    segments: tuple[str, ...] = ()
    motivations: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Host(Struct, frozen=True):
    """What templates take from the application around them.

    ``record_as``: the variable that holds the record. ``context``: sample values of the other variables, nested as the
    templates read them. ``functions``, with samples, ``filters``, ``tests``: names that Jinja itself does not have.
    ``newstyle``: translated texts are filled in by name.
    """

    record_as: str = "contact"
    context: Mapping[str, Any] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    filters: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    newstyle: bool = False


class Seen(Struct, frozen=True):
    """A folder as ``init`` found it. ``messages``: paths of the message templates, relative to the folder."""

    folder: Path
    messages: tuple[str, ...] = ()
    data: Data = Data()
    host: Host = Host()
