"""What one HTML tag means for reading, told from its own characters alone."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from msglint.regex import regex

LINE, BLOCK, PARAGRAPH = 2, 3, 4
"""How much of a break an element makes: a new line, a line of its own, a blank line around it."""
CELL = 1
"""The break between the cells of a row: a space."""

_BLOCKS = (
    "address article aside body center dd details dialog dir div dt fieldset figcaption figure footer form header"
    " hgroup legend li main menu nav section summary tr tbody thead tfoot caption"
)
_PARAGRAPHS = "blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul"
_PARSED_SPECIALLY = "a br dd dt img li tbody td tfoot th thead tr caption " + _PARAGRAPHS
_VOIDS = "area base bgsound br col colgroup embed frame frameset hr img input link meta param source track wbr"
_UNREAD = "math noframes object select svg template audio video canvas datalist"

BREAKS: dict[str, int] = {
    **dict.fromkeys(("td", "th"), CELL),
    "br": LINE,
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    **dict.fromkeys(_PARAGRAPHS.split(), PARAGRAPH),
}
OWN_PARSING = frozenset(_PARSED_SPECIALLY.split())
"""Elements that HTML parses in ways of their own; other blocks are parsed as ``div``, the rest as ``span``."""
VOID = frozenset(_VOIDS.split())
UNSEEN = frozenset(_UNREAD.split())
"""Elements whose content is no reading text."""
IGNORED = frozenset({"html", "head", "body", "plaintext", "option", "optgroup"}) | (VOID - {"br", "hr", "img"})

_ATTRIBUTE = regex(r"""([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_NAME = regex(r"</?([^\s/>]+)")
_SPACE = regex(r"\s*([:;])\s*|\s*!important|^\s+|\s+$")
_HIDING = regex(r"(?:^|;)(?:display:none|visibility:hidden|opacity:0(?:\.0+)?(?=;|$)|max-height:0(?:px|em|%)?(?=;|$))")
_ZERO_HEIGHT = regex(r"(?:^|;)height:0(?:px|em|%)?(?=;|$)")
_FONT = regex(r"(?:^|;)(?:font-size:([^;]*)|font:[^;]*?(?<![\d.])([\d.]+(?:px|pt|em|rem|%)))")
_TINY = regex(r"0(?:\.0+)?[a-z%]*|[01](?:\.\d+)?(?:px|pt)")
_SHOWN_AS_BLOCK = regex(r"(?:^|;)display:(?:block|table|flex|grid|list-item)(?=;|$)")
_KEPT_SPACE = regex(r"(?:^|;)white-space:pre")
_PREHEADER = regex(r"(?i)\b(?:preheader|pre-header|preview)(?:[-_]?(?:text|content|hidden))?\b|\bpreheader")
_QUOTE = regex(r"(?i)\b(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|quoted-?reply)\b")
_FOOTER = regex(r"(?i)(?:^|[\s_-])(?:e?mail)?(?:footer|unsubscribe|legal)(?:$|[\s_-])")
_SIGNATURE = regex(r"(?i)\b(?:gmail_signature|moz-signature|signature)\b")


class Tag(Struct, frozen=True):
    """A tag as it stands. ``values``: attribute to start and end within the tag's text, quotes left out.

    ``hides``: its content is not shown. ``tiny``: the font is too small to read (``True``), readable again
    (``False``), or not said (``None``). ``names``: class and id, by which a style sheet may hide it. ``marks``: what
    its names say it is: ``preheader``, ``footer``, ``quote``, ``signature``. ``skeleton``: what stands for it where
    only structure counts, its number to follow; empty where it has no part in that.
    """

    name: str
    closes: bool = False
    breaks: int = 0
    hides: bool = False
    hides_in_outlook: bool = False
    tiny: bool | None = None
    keeps_space: bool = False
    names: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    skeleton: str = ""


def read_tag(text: str) -> Tag:
    """The tag whose characters are ``text``, from ``<`` to ``>``."""
    return _cached(text) if len(text) <= 600 else _read(text)


def _read(text: str) -> Tag:
    match = _NAME.match(text)
    name = match.group(1).lower() if match else ""
    if text.startswith("</"):
        return Tag(name, closes=True, skeleton="" if name in IGNORED else f"</{_parsed_as(name)}>")
    values: dict[str, tuple[int, int]] = {}
    if "=" in text or "hidden" in text.lower():
        for found in _ATTRIBUTE.finditer(text, match.end() if match else 0):
            group = found.lastindex or 1
            values.setdefault(found.group(1).lower(), found.span(group) if group > 1 else (found.end(), found.end()))

    def value(key: str) -> str:
        start, end = values.get(key, (0, 0))
        return text[start:end]

    from html import unescape

    style = _SPACE.sub(r"\1", unescape(value("style")).lower())
    names = f"{value('class')} {value('id')}"
    breaks = BREAKS.get(name, 0)
    if style and not breaks and _SHOWN_AS_BLOCK.search(style):
        breaks = BLOCK
    return Tag(
        name,
        breaks=breaks,
        hides="hidden" in values or name in UNSEEN or _is_hidden(style),
        hides_in_outlook="mso-hide:all" in style and name != "a",
        tiny=_is_tiny(style),
        keeps_space=name == "pre" or bool(_KEPT_SPACE.search(style)),
        names=frozenset([f".{word}" for word in value("class").split()] + [f"#{word}" for word in value("id").split()]),
        marks=frozenset(_marks(name, names, value("type"))),
        values=values,
        skeleton="" if _has_no_part(name, text) else f"<{_parsed_as(name)} a=",
    )


_cached = lru_cache(maxsize=4096)(_read)


def _parsed_as(name: str) -> str:
    """The element that stands for it in the skeleton."""
    return name if name in OWN_PARSING else "div" if BREAKS.get(name) else "span"


def _has_no_part(name: str, text: str) -> bool:
    """Whether the tag makes no structure: it holds nothing, or closes itself as in XML."""
    return name in IGNORED or (name not in VOID and text.endswith("/>") and _parsed_as(name) == "span")


def _is_hidden(style: str) -> bool:
    return bool(_HIDING.search(style) or ("overflow:hidden" in style and _ZERO_HEIGHT.search(style)))


def _is_tiny(style: str) -> bool | None:
    size = [match.group(1) or match.group(2) for match in _FONT.finditer(style)] if "font" in style else []
    return bool(_TINY.fullmatch(size[-1])) if size else None


def _marks(name: str, names: str, kind: str) -> list[str]:
    marks = []
    if _PREHEADER.search(names):
        marks.append("preheader")
    if name == "footer" or _FOOTER.search(names):
        marks.append("footer")
    if _QUOTE.search(names) or (name == "blockquote" and kind.lower() == "cite"):
        marks.append("quote")
    if _SIGNATURE.search(names):
        marks.append("signature")
    return marks
