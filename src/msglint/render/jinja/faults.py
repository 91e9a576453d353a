"""From exceptions to problems at their place in a template, with what to do about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType

from jinja2.exceptions import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, UndefinedError

from msglint.model import Place, Problem
from msglint.render.base import TemplateFault
from msglint.render.jinja.limits import TooMuch
from msglint.render.jinja.runtime import TracedTemplate
from msglint.render.jinja.tags import Position, Sheet, Tag

NO_FILTER = re.compile(r"No (filter|test) named '([^']+)'")
UNKNOWN_TAG = re.compile(r"unknown tag '([^']+)'")
UNCLOSED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
UNDEFINED = re.compile(r"^'([^']+)' is undefined")
QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
DECLARING = {
    "filter": "if the application adds it, declare it in msglint.yaml: jinja: {{filters: {{{name}: null}}}}"
    " (null gives the value back; or a sample value, or an expression over value)",
    "test": "if the application adds it, declare it in msglint.yaml: jinja: {{tests: {{{name}: value}}}}",
    "function": "if the application adds it, declare it in msglint.yaml: jinja: {{functions: {{{name}: {sample}}}}}",
}
ENDLESS = "it runs into itself without end"


def syntax_fault(error: Exception, sheet: Sheet, first: Tag | None) -> TemplateFault:
    """A text that cannot be compiled."""
    if isinstance(error, TemplateFault):
        return error
    if isinstance(error, TemplateSyntaxError):
        text, place = _sentence(error.message or "it is not Jinja"), _syntax_place(error, sheet, first)
        return TemplateFault(Problem("syntax", text, place, _syntax_hint(error.message or "")))
    if isinstance(error, RecursionError | MemoryError | SyntaxError):
        text = "it is nested too deeply" if "nested" in str(error) or not isinstance(error, SyntaxError) else str(error)
    else:
        text = f"{type(error).__name__}: {error}"
    return TemplateFault(Problem("syntax", text, sheet.place(0, 0), "make it simpler"))


def _syntax_place(error: TemplateSyntaxError, sheet: Sheet, first: Tag | None) -> Place:
    unclosed = UNCLOSED.search(error.message or "")
    if unclosed is not None and "end of template" in (error.message or ""):
        return sheet.of(_open_tag(sheet, first, unclosed[1]))
    if not isinstance(error.lineno, Position):
        return sheet.whole
    tag = error.lineno.tag
    end = tag.end
    if tag.kind in ("block", "variable") and tag.after is None:  # not read to its end
        closing = sheet.text.find("%}" if tag.kind == "block" else "}}", error.lineno.start)
        line_end = sheet.text.find("\n", error.lineno.start)
        stops = [stop for stop in (closing + 2 if closing >= 0 else -1, line_end) if stop >= 0]
        end = max(end, min(stops, default=len(sheet.text)))
    return sheet.place(tag.start, end)


def _open_tag(sheet: Sheet, first: Tag | None, word: str) -> Tag | None:
    """The last tag of this name that nothing closes."""
    opened: list[Tag] = []
    tag = first
    while tag is not None:
        keyword = sheet.keyword(tag) if tag.kind == "block" else ""
        if keyword == word:
            opened.append(tag)
        elif keyword == f"end{word}" and opened:
            opened.pop()
        tag = tag.after
    return opened[-1] if opened else first


def _syntax_hint(message: str) -> str:
    unknown = NO_FILTER.search(message)
    if unknown is not None:
        return DECLARING[unknown[1]].format(name=unknown[2])
    tag = UNKNOWN_TAG.search(message)
    if tag is not None:
        if tag[1].startswith("end") or tag[1] in ("else", "elif"):
            return "close what was opened last first, or take this tag out"
        return (
            "if the application adds this tag by an extension, name it in msglint.yaml:"
            " jinja: {extensions: [package.module.Class]}"
        )
    unclosed = UNCLOSED.search(message)
    if unclosed is not None:
        return f"close it with {{% end{unclosed[1]} %}}"
    if "end of print statement" in message:
        return 'names have no spaces: write {{ first_name }} or {{ contact["First Name"] }}'
    if "Missing end of comment" in message:
        return "end the comment with #}"
    if "unexpected char" in message or "unexpected '}'" in message:
        return (
            "between {{ and }} stands a Jinja expression; to print braces as they are, write {% raw %} … {% endraw %}"
        )
    return "see what stands in this tag; Jinja stopped there"


def render_fault(error: BaseException) -> TemplateFault:
    """An exception that a run raised, at the innermost tag that was being run."""
    steps = list(_steps(error.__traceback__))
    if not steps:
        if isinstance(error, TemplateFault):
            return error
        return TemplateFault(Problem("render", _told(error, None), Place(""), ""))
    template, position = steps[-1]
    sheet = template.flow.sheet
    place = sheet.of(position.tag)
    if isinstance(error, TemplateFault):
        inner = error.problem
        text = f"it needs {inner.place.path}, which cannot be compiled: {inner.text}"
        related = ((inner.place, inner.text), *inner.related)
        return TemplateFault(replace(inner, text=text, place=place, related=related))
    around = tuple((at.flow.sheet.of(spot.tag), "run from here") for at, spot in reversed(steps[:-1]))
    related = tuple(dict.fromkeys(item for item in around if item[0] != place))[:5]
    if isinstance(error, TemplateNotFound):
        return TemplateFault(missing(error, place, related))
    hint = _render_hint(error, template, place)
    return TemplateFault(Problem("render", _told(error, sheet), place, hint, related=related))


def missing(
    error: TemplateNotFound, place: Place, related: tuple[tuple[Place, str], ...] = (), kind: str = "render"
) -> Problem:
    """A file that a tag names and that is not there."""
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    shown = ", ".join(f"{name!r}" for name in names) or "no name"
    hint = "it is looked for in this file's folder and in each folder above it, as far as the project's root"
    return Problem(kind, f"there is no file {shown}", place, hint, related=related)


def _steps(traceback: TracebackType | None) -> Iterator[tuple[TracedTemplate, Position]]:
    """The tags that were being run, outermost first."""
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, TracedTemplate):
            found = [position for position, line in template.lines if line <= traceback.tb_lineno]
            if found:
                yield template, found[-1]
        traceback = traceback.tb_next


def _told(error: BaseException, sheet: Sheet | None) -> str:
    """The sentence about an exception, without any value of a record."""
    if isinstance(error, RecursionError):
        return ENDLESS
    if isinstance(error, MemoryError):
        return "it asks for more memory than there is"
    if isinstance(error, TooMuch | UndefinedError):
        return _sentence(str(error))
    known = sheet.text if sheet is not None else ""

    def masked(match: re.Match[str]) -> str:
        inner = match[1] if match[1] is not None else match[2]
        return match[0] if inner in known or (inner.isidentifier() and len(inner) < 2) else "‹…›"

    text = QUOTED.sub(masked, str(error))
    if type(error).__module__.startswith("jinja2"):
        return _sentence(text)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _render_hint(error: BaseException, template: TracedTemplate, place: Place) -> str:
    unknown = NO_FILTER.search(str(error))
    if unknown is not None:
        return DECLARING[unknown[1]].format(name=unknown[2])
    if isinstance(error, RecursionError):
        return "look for a macro, an include or a layout that leads back to itself"
    undefined = UNDEFINED.match(str(error)) if isinstance(error, UndefinedError) else None
    if undefined is None:
        return "try it with the record that shows it: msglint render"
    name = undefined[1]
    if template.calls(name, place):
        sample = "https://…" if "url" in name else "''"
        return DECLARING["function"].format(name=name, sample=sample)
    return f"give {name} a value under context: in msglint.yaml, or print this only {{% if {name} %}}"


def _sentence(text: str) -> str:
    """A library's message as ours begin and end."""
    text = text.strip().removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
