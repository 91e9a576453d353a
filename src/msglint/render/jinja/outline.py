"""What a file says of itself, found tolerantly: files with unknown tags or faults have blocks and references too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateError

from msglint.model import Place, Source
from msglint.render.base import Outline, Reference
from msglint.render.jinja.references import named_files
from msglint.render.jinja.tags import Sheet, Tag

REFERRING = frozenset(["extends", "from", "import", "include"])
STRING = r"""  "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'  """
ENDS = {
    "block": re.compile(rf"{STRING} | (%\}})", re.VERBOSE | re.DOTALL),
    "variable": re.compile(rf"{STRING} | (\}}\}})", re.VERBOSE | re.DOTALL),
    "comment": re.compile(r"(#\})"),
}
MOST_OPEN = 5  # tags without an end, after which a file is not looked at any further: each costs a look at all of it
KINDS = {"{%": "block", "{{": "variable", "{#": "comment"}
ENDRAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")


def outline(source: Source) -> Outline:
    """The file's blocks, references and comments, as far as they can be made out."""
    sheet = Sheet(source)
    blocks: dict[str, Place] = {}
    references: list[Reference] = []
    comments: list[tuple[str, Place]] = []
    for tag in tags(sheet):
        text, place = sheet.text[tag.start : tag.end], sheet.of(tag)
        if tag.kind == "comment":
            comments.append((text, place))
        elif (block := BLOCK.match(text)) is not None:
            blocks.setdefault(block[1], place)
        elif sheet.keyword(tag) in REFERRING:
            kind = sheet.keyword(tag)
            references.extend(Reference(target, kind, place) for target in named(text) or ("",))
    return Outline(blocks, tuple(references), tuple(comments))


def tags(sheet: Sheet) -> Iterator[Tag]:
    """The tags and comments that end somewhere; what is raw is passed over."""
    text = sheet.text
    at, open_ended = text.find("{"), 0
    while at >= 0 and open_ended < MOST_OPEN:
        kind = KINDS.get(text[at : at + 2])
        if kind is None:
            at = text.find("{", at + 1)
            continue
        end = next((match.end() for match in ENDS[kind].finditer(text, at + 2) if match[1]), None)
        if end is None:
            open_ended += 1
            at = text.find("{", at + 2)
            continue
        tag = Tag(kind, at, end)
        yield tag
        if kind == "block" and sheet.keyword(tag) == "raw":
            closing = ENDRAW.search(text, end)
            end = closing.start() if closing is not None else len(text)
        at = text.find("{", end)


def named(tag: str) -> tuple[str, ...]:
    """The files that a tag names; none where only a run can tell."""
    try:
        statement = Environment(autoescape=True).parse(tag).body[0]
    except (TemplateError, RecursionError, ValueError, IndexError):
        return ()
    if isinstance(statement, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
        return tuple(name for names in named_files(statement.template) for name in names)
    return ()
