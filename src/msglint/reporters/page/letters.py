"""An HTML part made fit to be shown inside the page: nothing in it runs or is fetched, and findings are marked in it.

What keeps a hostile message in is the frame that shows it (a sandbox without scripts, and a policy that fetches
nothing). Here goes what would be refused there anyway, so that the reader's console stays as quiet as the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from html import escape

from msgspec import Struct

from msglint.model import Place, Stretch
from msglint.reading.markup import MARKUP
from msglint.reading.tags import Tag, read_tag
from msglint.regex import regex

_GONE = (
    "script link base meta iframe frame frameset object embed applet noscript source track video audio canvas param"
    " portal template html head"
)
_FETCHING = (
    "src srcset href background poster action formaction data ping srcdoc target autofocus manifest longdesc cite"
    " xlink:href http-equiv tabindex accesskey lowsrc dynsrc usemap contenteditable draggable title"
)
GONE = frozenset(_GONE.split())
"""Elements whose tags are left out; ``body`` stays for its style, and ``meta`` could send the reader elsewhere."""
FETCHING = frozenset(_FETCHING.split())
"""Attributes that fetch, lead away or take the focus; and the title, which says where a link leads."""
SPOKEN = frozenset({"lang", "dir"})
"""What stays of the document's own tag: browsers add it to the frame's, so that the letter is read as it is meant."""
PICTURE = regex(r"\s*data:image/(?:png|gif|jpeg|webp|svg\+xml)[;,]", re.IGNORECASE)
OUTSIDE = regex(r"@import[^;{}]*;?|@charset[^;{}]*;?", re.IGNORECASE)
FETCHED = regex(r"(?:url|image-set|-webkit-image-set|src)\((?!\s*[\"']?data:image/)[^)]*\)?", re.IGNORECASE)
NAME = regex(r"[a-z][a-z0-9-]*", re.IGNORECASE)


class Letter(Struct, frozen=True):
    """``pieces`` join to the markup; ``styles``: what stands in its style elements, which a policy must name."""

    pieces: tuple[str, ...]
    styles: tuple[str, ...]


def letter(stretches: Sequence[Stretch], number: Callable[[Place], int], *, values: bool) -> Letter:
    """The part as markup to be shown; ``number`` says how the page calls a merge field."""
    return Letter(*_Maker(stretches, number, values=values).made())


class _Maker:
    def __init__(self, stretches: Sequence[Stretch], number: Callable[[Place], int], *, values: bool) -> None:
        self._number = number
        self._stretches: list[tuple[int, int, Stretch]] = []
        self._next = 0
        texts: list[str] = []
        at = 0
        for each in stretches:
            text = each.word if isinstance(each.word, str) else each.word.shown(values)
            if not values and not isinstance(each.word, str):
                text = escape(text.replace(" ", "\u00a0"))  # whole, wherever it stands: in text, between quotes or bare
            texts.append(text)
            self._stretches.append((at, at + len(text), each))
            at += len(text)
        self._raw = "".join(texts)

    def made(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        pieces: list[str] = []
        styles: list[str] = []
        at = 0
        for match in MARKUP.finditer(self._raw):
            pieces += self._text(at, match.start())
            at = match.end()
            if text := match["tag"]:
                pieces.append(_tag(text))
            elif match["content"] is not None and match["raw"].lower() == "style":
                css = _style(match["content"])
                styles.append(css)
                media = _attributes(read_tag(match[0][: match.start("content") - match.start()]), match[0], {"media"})
                pieces.append(f"<style{media}>{css}</style>")
            elif match["content"] and match["raw"].lower() in {"textarea", "xmp"}:
                pieces.append(escape(match["content"], quote=False))
        pieces += self._text(at, len(self._raw))
        return tuple(piece for piece in pieces if piece), tuple(styles)

    def _text(self, start: int, end: int) -> Iterator[str]:
        """The characters between two tags, with their origins and findings told."""
        while self._next < len(self._stretches):
            first, last, stretch = self._stretches[self._next]
            if first > end:
                break
            if last < start or (last == start and first < last):
                self._next += 1
                continue
            low, high = max(first, start), min(last, end)
            if low < high or (first == last and stretch.findings):
                yield self._told(self._raw[low:high], stretch, hole=first == last)
            if last > end:
                break
            self._next += 1

    def _told(self, text: str, stretch: Stretch, *, hole: bool) -> str:
        if not (text.strip() or hole) or not (stretch.findings or stretch.place.known):
            return text
        field = f' data-t="{self._number(stretch.place)}"' if stretch.place.known else ""
        if not stretch.findings:
            return f"<msg-field{field}>{text}</msg-field>"
        numbers = " ".join(map(str, stretch.findings))
        kind = " data-hole" if hole else ""
        return f'<msg-mark data-f="{numbers}"{field}{kind}>{text}</msg-mark>'


def _tag(text: str) -> str:
    tag = read_tag(text)
    if tag.name == "html" and not tag.closes:
        return f"<html{_attributes(tag, text, SPOKEN)}>"
    if tag.name in GONE or not NAME.fullmatch(tag.name):
        return ""
    if tag.closes:
        return f"</{tag.name}>"
    slash = "/" if text.endswith("/>") else ""
    return f"<{tag.name}{_attributes(tag, text, None)}{slash}>"


def _attributes(tag: Tag, text: str, only: Collection[str] | None) -> str:
    """The attributes that may stay, each between double quotes; where a link leads is told by its title."""
    told: list[str] = []
    for name, (start, end) in tag.values.items():
        value = text[start:end].replace('"', "&quot;")
        if name == "href" and tag.name in {"a", "area"}:
            told.append(f' title="{value}" data-link=""')
        elif name == "src" and tag.name == "img" and PICTURE.match(value):
            told.append(f' src="{value}"')
        elif _stays(name) and (only is None or name in only):
            told.append(f' {name}="{_without_addresses(value) if name == "style" else value}"')
    return "".join(told)


def _stays(name: str) -> bool:
    return name not in FETCHING and not name.startswith("on") and bool(NAME.fullmatch(name))


def _style(css: str) -> str:
    """A style sheet as browsers read it, line ends made one, so that its digest is theirs."""
    return _without_addresses(OUTSIDE.sub("", css.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")))


def _without_addresses(css: str) -> str:
    return FETCHED.sub("none", css)
