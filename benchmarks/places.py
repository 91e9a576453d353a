"""How many merge fields have an exact place: every expression of the examples that prints a field of the record.

``python benchmarks/places.py [FOLDER…]`` renders each message for each of its recipients (the examples, where no folder
is named) and prints the share, by place, all of whose pieces know their own characters. The goal is 95 %.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msglint.engine import Request
from msglint.engine.prepare import Renderer
from msglint.engine.project import open_project
from msglint.engine.recipients import recipients
from msglint.inputs.context import Fields
from msglint.model import Place, Segment

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def segments(folder: Path) -> Iterator[Segment]:
    """Every piece of every message of a project, as each recipient gets it."""
    project = open_project(Request(paths=(folder,), cache=False))
    fields = Fields(project.config, project.records)
    for prepared in project.prepared:
        renderer = Renderer(prepared, fields.normal)
        for contact in recipients(prepared.template, project.records, project.history):
            rendered = renderer.render(fields.context(contact, prepared.template))
            yield from (segment for part in rendered.parts for segment in part.segments)


def exact_places(folders: Iterable[Path]) -> dict[Place, bool]:
    """The merge fields of the record by place (unknown places as one), and whether each is exact throughout."""
    found: dict[Place, bool] = {}
    for folder in folders:
        for segment in segments(folder):
            if not segment.literal and any(name.startswith("contact.") for name in segment.fields):
                found[segment.place] = found.get(segment.place, True) and segment.exact and segment.place.known
    return found


def main(names: list[str]) -> None:
    folders = [Path(name) for name in names] or sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    found = exact_places(folders)
    print(f"{len(found)} merge fields, exact: {sum(found.values()) / len(found):.1%}")
    for place in sorted(place for place, exact in found.items() if not exact):
        print(f"  not exact: {place}")


if __name__ == "__main__":
    main(sys.argv[1:])
