"""From what Jinja cannot compile to a problem at its place, with what to do about it."""

from __future__ import annotations

from jinja2.exceptions import TemplateSyntaxError

from msglint.model import Place, Problem
from msglint.regex import regex
from msglint.render.base import TemplateFault
from msglint.render.jinja.tags import Position, Sheet, Tag

UNKNOWN = regex(r"No (filter|test) named '([^']+)'")
UNKNOWN_TAG = regex(r"unknown tag '([^']+)'")
UNCLOSED = regex(r"innermost block that needs to be closed is '(\w+)'")
OFFSET = regex(r"(unexpected char .+) at \d+$")
VARIABLE = regex(r"\bl_\d+_")  # stands before a template's names in generated code
OPTIONAL = frozenset(["debug"])
"""Tags of extensions that Jinja brings along and msglint.yaml must ask for."""

DECLARING = {
    "filter": "if the application adds it, declare it in msglint.yaml: jinja: {{filters: {{{name}: null}}}}"
    " (null gives the value back; or a sample value, or an expression over value)",
    "test": "if the application adds it, declare it in msglint.yaml: jinja: {{tests: {{{name}: value}}}}",
    "tag": "a tag that the application adds cannot be had here: print what stands in it from a file of its own,"
    " or leave this file out by `templates:` in msglint.yaml",
    "known tag": "add Jinja's own extension in msglint.yaml: jinja: {{extensions: [{name}]}}",
    "function": "if the application adds it, declare it in msglint.yaml: jinja: {{functions: {{{name}: {sample}}}}}",
}
BRACES = "between {{ and }} stands a Jinja expression; {% raw %} … {% endraw %} prints braces as they are"
HINTS = {
    "end of print statement": 'names have no spaces: write {{ first_name }} or {{ contact["First Name"] }}',
    "Missing end of comment": "end the comment with #}",
    "Missing end of raw": "close it with {% endraw %}",
    "unexpected char": BRACES,
    "unexpected '}'": BRACES,
}


def syntax_fault(error: Exception, sheet: Sheet, first: Tag | None) -> TemplateFault:
    """A text that cannot be compiled. ``first``: its tags, as far as they have been read."""
    if isinstance(error, TemplateFault):
        return error
    start = sheet.place(0, 0)
    if isinstance(error, TemplateSyntaxError):
        said = error.message or "it is not Jinja"
        return TemplateFault(Problem("syntax", sentence(said), _place(error, said, sheet, first), _hint(said)))
    if isinstance(error, RecursionError | MemoryError) or "nested" in str(error):
        return TemplateFault(Problem("syntax", "it is nested too deeply", start, "make it simpler"))
    said = VARIABLE.sub("", error.msg) if isinstance(error, SyntaxError) else f"{type(error).__name__}: {error}"
    return TemplateFault(Problem("syntax", said, start, "Jinja reads this template, but cannot run it"))


def _place(error: TemplateSyntaxError, said: str, sheet: Sheet, first: Tag | None) -> Place:
    """The tag at fault; where something is never closed, the tag that opens it."""
    unclosed = UNCLOSED.search(said)
    if unclosed is not None and "end of template" in said:
        return sheet.of(_open_tag(sheet, first, unclosed[1]))
    if not isinstance(error.lineno, Position):
        return sheet.whole
    tag, start = error.lineno.tag, error.lineno.start
    end = tag.end
    if tag.kind in ("block", "variable") and tag.after is None:  # Jinja has not read it to its end
        closing = sheet.text.find("%}" if tag.kind == "block" else "}}", start) + 2
        line_end = sheet.text.find("\n", start)
        end = max(end, min((stop for stop in (closing, line_end) if stop > 1), default=len(sheet.text)))
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


def _hint(said: str) -> str:
    declaring = declaration(said)
    if declaring:
        return declaring
    tag = UNKNOWN_TAG.search(said)
    if tag is not None:
        if tag[1].startswith("end") or tag[1] in ("else", "elif"):
            return "close what was opened last first, or take this tag out"
        return DECLARING["known tag" if tag[1] in OPTIONAL else "tag"].format(name=tag[1])
    unclosed = UNCLOSED.search(said)
    if unclosed is not None:
        return f"close it with {{% end{unclosed[1]} %}}"
    return next((hint for part, hint in HINTS.items() if part in said), "Jinja stopped at this tag")


def declaration(said: str) -> str:
    """How to declare the unknown filter or test of which a message speaks."""
    unknown = UNKNOWN.search(said)
    return DECLARING[unknown[1]].format(name=unknown[2]) if unknown is not None else ""


def sentence(said: str) -> str:
    """A library's message as ours begin and end."""
    said = OFFSET.sub(r"\1", said.strip()).removesuffix(".")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said
