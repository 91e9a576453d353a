"""From exceptions of a run to a problem at the tag that was being run, with what to do about it."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from types import TracebackType

from jinja2.exceptions import SecurityError, TemplateNotFound, TemplatesNotFound, UndefinedError
from msgspec.structs import replace

from msglint.model import Place, Problem
from msglint.regex import regex
from msglint.render.base import TemplateFault
from msglint.render.jinja.runtime import TracedTemplate
from msglint.render.jinja.syntax_faults import DECLARING, declaration, sentence
from msglint.render.jinja.tags import Position, Sheet

UNDEFINED = regex(r"^'([^']+)' is undefined")
QUOTED = regex(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
MODULE = "'jinja2.environment.TemplateModule object'"
OWN = regex(r"msglint\.[\w.]*\.(\w+) object")
LIKE = {"Named": "dict", "Told": "dict", "Items": "list", "Word": "str", "When": "str"}
"""What the values that msglint hands over stand for in a template."""

KINDS = frozenset(name for name, kind in vars(builtins).items() if isinstance(kind, type)) | {"NoneType", "Markup"}
LOOKED = "put it there: it is looked for in this file's folder and in each folder above it, up to the project's root"
MISSING = regex(r"has no attribute '(\w+)'")
GETTEXT = regex(r"gettext\(\) got an unexpected keyword argument")
NEWSTYLE = "the application fills translated texts in by name: set jinja: {newstyle_gettext: true} in msglint.yaml"
HINT = "look at it with the record that shows it: msglint render"
MOST = 5  # tags around the one at fault that are named

Around = tuple[tuple[Place, str], ...]


def render_fault(error: Exception, whole: Sheet) -> TemplateFault:
    """What a run raised, at the innermost tag that was being run; else at the start of the template."""
    steps = list(_steps(error.__traceback__))
    if not steps:
        if isinstance(error, TemplateFault):
            return error
        return TemplateFault(Problem("render", told(error, whole), whole.place(0, 0), HINT))
    template, position = steps[-1]
    sheet = template.flow.sheet
    place = sheet.of(position.tag)
    if isinstance(error, TemplateFault):
        return TemplateFault(needed(error.problem, place, "render"))
    outer = [at.flow.sheet.of(spot.tag) for at, spot in reversed(steps[:-1])]
    related: Around = tuple((tag, "run from here") for tag in dict.fromkeys(outer) if tag != place)[:MOST]
    if isinstance(error, TemplateNotFound):
        return TemplateFault(missing(error, place, "render", related, sheet))
    return TemplateFault(Problem("render", told(error, sheet), place, _hint(error, template, place), related=related))


def needed(inner: Problem, place: Place, kind: str) -> Problem:
    """A file that a tag names and that does not compile."""
    text = f"it needs {inner.place.path}, which does not compile: {inner.text}"
    return replace(inner, kind=kind, text=text, place=place, related=((inner.place, inner.text), *inner.related))


def missing(
    error: TemplateNotFound, place: Place, kind: str, related: Around = (), written: Sheet | None = None
) -> Problem:
    """A file that a tag names and that is not there; a name that does not stand in the text is a value."""
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    shown = ", ".join(f"{name!r}" if written is None or str(name) in written.text else "‹…›" for name in names)
    return Problem(kind, f"there is no file {shown}", place, LOOKED, related=related)


def _steps(traceback: TracebackType | None) -> Iterator[tuple[TracedTemplate, Position]]:
    """The tags that were being run, outermost first."""
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, TracedTemplate):
            found = [position for position, line in template.lines if line <= traceback.tb_lineno]
            if found:
                yield template, found[-1]
        traceback = traceback.tb_next


def told(error: Exception, sheet: Sheet) -> str:
    """The sentence about an exception. What it quotes may be a value: it is shown only where the text has it too."""
    if isinstance(error, RecursionError):
        return "it runs into itself without end"
    if isinstance(error, MemoryError):
        return "it asks for more memory than there is"

    def masked(match: re.Match[str]) -> str:
        inner = match[1] if match[1] is not None else match[2]
        return match[0] if inner.removesuffix(" object") in KINDS or inner in sheet.text else "‹…›"

    plain = OWN.sub(lambda match: f"{LIKE.get(match[1], match[1])} object", str(error))
    said = QUOTED.sub(masked, plain.replace(MODULE, "what is imported here"))
    if type(error).__module__.startswith(("jinja2", "msglint")):
        return sentence(said)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _hint(error: Exception, template: TracedTemplate, place: Place) -> str:
    declaring = declaration(str(error))
    if declaring:
        return declaring
    if isinstance(error, RecursionError):
        return "look for a macro, an include or a layout that leads back to itself"
    if isinstance(error, SecurityError):
        return "templates run in Jinja's sandbox, which allows no more than a message needs"
    if GETTEXT.search(str(error)):
        return NEWSTYLE
    missed = MISSING.search(str(error)) if isinstance(error, UndefinedError) else None
    if missed is not None:
        return _attribute(missed[1], template.flow.sheet)
    undefined = UNDEFINED.match(str(error)) if isinstance(error, UndefinedError) else None
    if undefined is None:
        return HINT
    name = undefined[1]
    if template.calls(name, place):
        return DECLARING["function"].format(name=name, sample="https://…" if "url" in name else "''")
    return f"add {name} under context: in msglint.yaml, or print this only {{% if {name} %}}"


def _attribute(name: str, sheet: Sheet) -> str:
    """What to do about something that a value does not have: a method of the application's objects, or a value.

    A name that does not stand in the text is a record's value, and is not told.
    """
    if not re.search(rf"\.\s*{name}\b", sheet.text):
        return HINT
    if re.search(rf"\.\s*{name}\s*\(", sheet.text):
        return DECLARING["function"].format(name=name, sample="''")
    return f"give it {name} under context: in msglint.yaml, or in the records, or ask whether it is defined"
