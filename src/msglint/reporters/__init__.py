"""One file a format; each writes a report to a sink.

A format is a module here with ``write(report, sink, view)``; its file's name is the format's name, and being there is
all the registration it needs.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from msglint.reporters.drawing.view import View

if TYPE_CHECKING:
    from msglint.fingerprints import Sources
    from msglint.model import Report

FORMATS: tuple[str, ...] = tuple(sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py")))


class Format(Protocol):
    """What a format's module offers."""

    def write(self, report: Report, sink: TextIO, view: View) -> None: ...


def write(name: str, report: Report, sink: TextIO, *, values: bool, sources: Sources, colour: bool) -> None:
    """Write the report to ``sink`` in the format called ``name``.

    ``values``: show what stands in the records, else ``‹field›``. ``colour``: ``sink`` is a terminal that takes it;
    the words are the same either way. Raises ``ValueError`` for an unknown format, ``OSError`` as ``sink`` does.
    """
    if name not in FORMATS:
        raise ValueError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    module = cast("Format", import_module(f"{__name__}.{name}"))
    module.write(report, sink, View(values, sources, colour))
