"""Flags images that say nothing where they are not shown.

    check: alt
    options: {ignore: [divider, rounded-corner]}

An image without `alt`, an empty one on an image that is all its link shows, or one that is only the file's name.
Decoration is left alone: an empty `alt`, `role="presentation"`, hidden images, images of a pixel or two (tracking,
spacers), and files that are named so.

Facts: `{image}` the file, `{what}` is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Image, Match, Personal, Reading, Reads, Scope, Span
from msglint.reading.scopes import Term
from msglint.reading.words import shortened
from msglint.regex import regex

TINY = 4
"""Pixels up to which an image shows nothing: lines, spacers, tracking."""
LONGEST = 40
DECORATION = regex(
    r"(?i)(?:^|[/_.=-])(?:spacer|pixel|1x1|blank|transparent|trans|shim|clear|tracking|tracker|track|beacon|open|opened|divider"
    r"|separator|hr|line|border|corner|shadow|gradient|bg|background)(?:$|[/_.?&=\d-])"
)
FILE_NAME = regex(r"(?i)\S+\.(?:png|jpe?g|gif|svg|webp|bmp|avif)|(?:img|dsc|image|screenshot|untitled)[-_ ]?\d*")


class Options(Struct, frozen=True):
    """``ignore``: words in addresses of images that are decoration."""

    ignore: tuple[Term, ...] = ()


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"image", "what"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._ignore = tuple(word.lower() for word in options.ignore)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            for image in body.images:
                what = fault(image)
                if what and not self._ignored(image):
                    yield Match(where(image), {"image": name_of(image), "what": what})

    def _ignored(self, image: Image) -> bool:
        address = image.source.text.lower()
        return any(word in address for word in self._ignore)


def fault(image: Image) -> str:
    """What is wrong with an image; empty where nothing is."""
    if image.silent or 0 < image.width <= TINY or 0 < image.height <= TINY or is_decoration(image):
        return ""
    if image.alt is None:
        if image.link >= 0:
            return "has no alt text, and it is " + ("part of a link" if image.led else "all that its link shows")
        return "has no alt text"
    words = image.alt.text.strip()
    if not words:
        own = all(piece.literal for piece in image.alt.pieces)
        alone = image.link >= 0 and not image.led
        return "has an empty alt text, and it is all that its link shows" if alone and own else ""
    if FILE_NAME.fullmatch(words) and image.alt.literal:
        return f"has a file's name for its alt text: {shortened(words, LONGEST)}"
    return ""


def is_decoration(image: Image) -> bool:
    """Whether its file is named as what shows nothing; not where a reader is to click it."""
    return image.link < 0 and bool(DECORATION.search(image.source.text.lower().split("?", 1)[0]))


def where(image: Image) -> Span:
    return (image.alt if image.alt is not None and image.alt.text else image.source).span()


def name_of(image: Image) -> str | Personal:
    """The image's file, short; a value of the record is personal."""
    source = image.source.text
    name = shortened(source.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1] or source, LONGEST)
    fields = image.source.fields()
    return Personal(name, "|".join(fields)) if fields else name
