"""``msglint render``: one message as one recipient gets it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import options
from msglint.errors import MsglintError

if TYPE_CHECKING:
    from msglint.model import Part, Segment

EPILOG = """\b
Examples:
  msglint render templates/follow-up.email.j2 --records contacts.csv
  msglint render templates/follow-up.email.j2 --record c-102 --part subject
  msglint render templates/follow-up.email.j2 --provenance

The bytes of a part are those that the template makes; on a terminal, control characters are made visible.
"""
HEADERS = {"subject": "Subject", "preheader": "Preview"}


@click.command("render", epilog=EPILOG)
@click.argument("template", type=options.FILE)
@click.option("--record", metavar="ID", help="The record's id, or row:N.  [default: the first recipient]")
@click.option("--part", metavar="NAME", help="Only this part: subject, preheader, text or html.")
@click.option("--provenance", is_flag=True, help="JSON: where every stretch of the text comes from.")
@options.data
@options.cache
def command(template: Path, record: str | None, part: str | None, provenance: bool, **given: Any) -> None:
    """Show a message as one recipient gets it.

    TEMPLATE is the message: of a pair or folder, any of its files.
    """
    from msglint.engine.single import render_message

    single = render_message(options.request(**given), template, record)
    parts = _chosen(single.parts, part)
    _print(_provenance(parts) if provenance else _message(parts))


def _chosen(parts: Mapping[str, Part], name: str | None) -> Mapping[str, Part]:
    if name is None:
        return parts
    if name not in parts:
        raise MsglintError(f"the message has no part {name!r}", where="--part", hint=f"it has {', '.join(parts)}")
    return {name: parts[name]}


def _message(parts: Mapping[str, Part]) -> str:
    """The parts as a reader meets them; a part alone is its text and nothing else."""
    if len(parts) == 1:
        return next(iter(parts.values())).raw
    return "".join(_sections(parts))


def _sections(parts: Mapping[str, Part]) -> Iterator[str]:
    for name, header in HEADERS.items():
        if name in parts:
            yield f"{header}: {parts[name].raw}\n"
    bodies = [(name, part.raw) for name, part in parts.items() if name not in HEADERS]
    for number, (name, body) in enumerate(bodies):
        yield f"\n--- {name} ---\n" if number else "\n"
        yield body if number == len(bodies) - 1 or body.endswith("\n") else f"{body}\n"


def _provenance(parts: Mapping[str, Part]) -> str:
    from msglint.reporters.drawing.document import document

    segments = [_segment(name, segment) for name, part in parts.items() for segment in part.segments]
    return document(segments)


def _segment(part: str, segment: Segment) -> dict[str, Any]:
    place = segment.place
    return {
        "part": part,
        "text": segment.text,
        "path": place.path if place.known else "",
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "fields": list(segment.fields),
        "exact": segment.exact and place.known,
    }


def _print(text: str) -> None:
    """Write the bytes untouched; on a terminal, with nothing in them that could steer it."""
    if sys.stdout.isatty():
        from msglint.reporters.drawing.visible import visible

        lines = text.replace("\r\n", "\n").split("\n")
        click.echo("\n".join("\t".join(map(visible, line.split("\t"))) for line in lines), nl=lines[-1] != "")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
