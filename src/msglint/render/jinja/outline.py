"""What a file says of itself, found tolerantly: files with unknown tags or faults have blocks and references too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from msglint.model import Place, Source
from msglint.regex import regex
from msglint.render.base import Outline, Reference
from msglint.render.jinja.references import named_files, patterns
from msglint.render.jinja.tags import PlacedLexer, Sheet, Tag

REFERRING = frozenset(["extends", "from", "import", "include"])
# A string that holds the start of a tag is more likely a quotation mark that nothing closes.
STRING = r""" "(?:[^"\\{]|\\.|\{(?!%))*" | '(?:[^'\\{]|\\.|\{(?!%))*' """
ENDS = {
    "block": regex(rf"{STRING} | (%\}}) | \{{%", re.VERBOSE | re.DOTALL),
    "variable": regex(rf"{STRING} | (\}}\}}) | \{{%", re.VERBOSE | re.DOTALL),
    "comment": regex(r"(#\})"),
}
KINDS = {"{%": "block", "{{": "variable", "{#": "comment"}
MOST_OPEN = 20  # tags without an end, after which a faulty file is not looked at any further
ENDRAW = regex(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
BLOCK = regex(r"\{%[-+]?\s*block\s+(\w+)")


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
        elif tag.kind == "block" and (block := BLOCK.match(text)) is not None:
            blocks.setdefault(block[1], place)
        elif tag.kind == "block" and (kind := sheet.keyword(tag)) in REFERRING:
            certain, alike = named(text)
            references.extend(Reference(target, kind, place) for target in certain)
            references.extend(Reference("", kind, place, pattern) for pattern in alike or ("",) * (not certain))
    return Outline(blocks, tuple(references), tuple(comments))


@cache
def plain() -> Environment:
    """Jinja as it comes: what a file refers to does not depend on how it is set."""
    return Environment(autoescape=True)


def tags(sheet: Sheet) -> Iterator[Tag]:
    """The tags and comments, as Jinja reads them; where it cannot, as they look."""
    lexer = PlacedLexer(plain())
    try:
        for _ in lexer.tokeniter(sheet.text, None):
            pass
    except TemplateSyntaxError:
        yield from _looking(sheet)
        return
    tag = lexer.first
    while tag is not None:
        yield tag
        tag = tag.after


def _looking(sheet: Sheet) -> Iterator[Tag]:
    """What looks like a tag or a comment and ends somewhere; what is raw is passed over."""
    text = sheet.text
    at, open_ended = text.find("{"), 0
    while at >= 0 and open_ended < MOST_OPEN:
        kind = KINDS.get(text[at : at + 2])
        if kind is None:
            at = text.find("{", at + 1)
            continue
        match = next((match for match in ENDS[kind].finditer(text, at + 2) if match[0][:1] not in "\"'"), None)
        if match is None or not match[1]:
            open_ended += match is None
            at = text.find("{", at + 2)
            continue
        tag = Tag(kind, at, match.end())
        yield tag
        end = tag.end
        if kind == "block" and sheet.keyword(tag) == "raw":
            closing = ENDRAW.search(text, end)
            end = closing.start() if closing is not None else len(text)
        at = text.find("{", end)


def named(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that a tag names, and the patterns of those of which only a run can tell the rest."""
    try:
        statement = plain().parse(tag).body[0]
    except (TemplateSyntaxError, RecursionError, ValueError, IndexError):
        return (), ()
    if isinstance(statement, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
        node = statement.template
        return tuple(name for names in named_files(node) for name in names), patterns(node)
    return (), ()
