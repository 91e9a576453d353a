"""One message as one contact gets it, for those who want to look at it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.prepare import Prepared, Renderer
from msglint.engine.project import Project, open_project
from msglint.engine.recipients import recipients
from msglint.engine.request import Request
from msglint.errors import MsglintError
from msglint.inputs.context import Fields
from msglint.marked import suggest
from msglint.model import Contact, Part, Template
from msglint.render.base import TemplateFault


class Single(Struct, frozen=True):
    """A rendered message and whom it is for. ``parts``: by name, in the order subject, preheader, text, html."""

    template: Template
    contact: Contact
    parts: Mapping[str, Part]


def render_message(request: Request, path: Path, record: str | None = None) -> Single:
    """Render the message that ``path`` (any of its files) belongs to, for a record by id (else its first recipient).

    Raises ``MsglintError`` where there is no such message or record, or it does not render.
    """
    project = open_project(replace(request, paths=(path,)))
    prepared = message_of(project, path)
    contact = chosen(project, prepared.template, record)
    for problem in prepared.problems:
        raise MsglintError(problem.text, where=str(problem.place), hint=problem.hint)
    fields = Fields(project.config, project.records)
    try:
        rendered = Renderer(prepared, fields.normal).render(fields.context(contact, prepared.template))
    except TemplateFault as fault:
        raise MsglintError(fault.problem.text, where=str(fault.problem.place), hint=fault.problem.hint) from fault
    return Single(prepared.template, contact, {part.name: part for part in rendered.parts})


def message_of(project: Project, path: Path) -> Prepared:
    target = path.resolve()
    for prepared in project.prepared:
        if target in {Path(name).resolve() for name in (prepared.template.path, *prepared.template.files)}:
            return prepared
    return project.prepared[0]


def chosen(project: Project, template: Template, record: str | None) -> Contact:
    """The record by id or ``row:N``; without one, the first that the message goes to."""
    if record is None:
        people = recipients(template, project.records, project.history) or project.records.contacts
        return people[0]
    for contact in project.records:
        if record in (contact.id, f"row:{contact.place.line}"):
            return contact
    ids = [contact.id for contact in project.records]
    raise MsglintError(
        f"no record has the id {record!r}", hint=suggest(record, ids) or f"ids look like {', '.join(ids[:3])}"
    )
