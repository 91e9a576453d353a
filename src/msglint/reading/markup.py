"""Takes an HTML text apart: tags and runs of text with their offsets, and a skeleton to parse.

The parser gives no offsets of the source. So it is handed a skeleton that holds nothing but structure: each run of text
is replaced by its number, each tag by its element and its number. No character of the message reaches the parser:
nothing that a record's value holds can be taken for such a number, and all records that take the same way
through a template have the same skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Segment
from msglint.reading.tags import VOID, Tag, read_tag
from msglint.reading.writer import WHITE
from msglint.regex import regex

_REST = r"""(?>[^>=]+|=\s*+(?>"[^"]*"|'[^']*'|))*+"""
MARKUP = regex(
    rf"""<!--(?:>|->|.*?(?:--!?>|\Z))
    |<(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>]){_REST}
        (?:>(?P<content>.*?)(?:</(?P=raw)(?=[\s/>])[^>]*(?:>|\Z)|\Z)|\Z)
    |(?P<tag></?[a-z][^\s/>]*{_REST}(?:>|\Z))
    |<[!?][^>]*(?:>|\Z)
    |</[^>]*(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""A comment, an element whose content is no markup (``raw``, ``content``), a ``tag``, or what stands for none."""
_RULE = regex(r"([^{}]+)\{([^{}]*)\}")
_AT_RULE = regex(r"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\}?)")
_COMMENT = regex(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = regex(r"(?:[a-z0-9]*)([.#][\w-]+)")
_HIDES = regex(r"display\s*:\s*none|visibility\s*:\s*hidden")

DEPTH = 400
"""Elements that may stand inside one another; parsing takes time with depth, and browsers stop at 512."""
FLAT = VOID | frozenset({"a", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"})
"""Elements that hold nothing, or that others close implicitly, so that tags alone do not tell how deep they are."""


class Markup(Struct, frozen=True):
    """An HTML text taken apart.

    ``skeleton``: what the parser gets: ``~n~`` for the text run n, white space that encodes n for a run that shows
    nothing, ``a=n`` on the tag n. ``runs``: raw start and end of each run. ``tags``: each tag with its raw start.
    ``hidden``: the class and id selectors that a style sheet hides.
    """

    skeleton: str
    runs: list[tuple[int, int]]
    tags: list[tuple[Tag, int]]
    hidden: frozenset[str]


def take_apart(raw: str, segments: Sequence[Segment]) -> Markup:
    """Split the raw text into tags and runs; segments without text between two tags are runs of no length."""
    skeleton: list[str] = []
    runs: list[tuple[int, int]] = []
    tags: list[tuple[Tag, int]] = []
    styles: list[str] = []
    empty = _empty_places(segments)
    blank = next(empty, -1)
    depth = at = 0
    for match in MARKUP.finditer(raw):
        start, end = match.span()
        while -1 < blank < at:
            blank = next(empty, -1)
        if at < start or at == blank:
            skeleton.append(_run(raw, at, start, len(runs)))
            runs.append((at, start))
        at = end
        if text := match["tag"]:
            tag = read_tag(text)
            if not tag.skeleton:
                continue
            if tag.name not in FLAT:
                before, depth = depth, max(depth - 1, 0) if tag.closes else depth + 1
                if before > DEPTH or depth > DEPTH:
                    continue
            if tag.closes:
                skeleton.append(tag.skeleton)
            else:
                skeleton.append(f"{tag.skeleton}{len(tags)}>")
                tags.append((tag, start))
        elif match["content"] and match["raw"].lower() == "style":
            styles.append(match["content"])
    skeleton.append(_run(raw, at, len(raw), len(runs)))
    runs.append((at, len(raw)))
    return Markup("".join(skeleton), runs, tags, frozenset(_hidden_by(styles)))


def _empty_places(segments: Sequence[Segment]) -> Iterator[int]:
    at = 0
    for segment in segments:
        if segment.text:
            at += len(segment.text)
        elif not segment.literal:
            yield at


def _run(raw: str, start: int, end: int, number: int) -> str:
    """What stands for a run of text in the skeleton; where it shows nothing it must stay white space for the parser."""
    text = raw[start:end]
    if text and text.strip(WHITE):
        return f"~{number}~"
    return "\f" + f"{number:b}".translate({48: " ", 49: "\t"})


def _hidden_by(styles: list[str]) -> Iterator[str]:
    """Selectors of one class or id that a style sheet hides on every screen."""
    for style in styles:
        if "none" not in style and "hid" not in style:
            continue
        for selectors, rules in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", style))):
            if _HIDES.search(rules.lower()):
                for selector in selectors.split(","):
                    if match := _SELECTOR.fullmatch(selector.strip()):
                        yield match.group(1)
