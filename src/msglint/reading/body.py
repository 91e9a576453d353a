"""Reads a text or HTML part that has been laid out: greetings, opening, sentences, links, how it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from msglint.model import Body, Greeting, Image, Link, Passage
from msglint.reading.footer import mark_footer
from msglint.reading.heads import find_greetings
from msglint.reading.lead import find_lead
from msglint.reading.page import Anchor, Page, Picture
from msglint.reading.prose import Sentence, prose
from msglint.reading.quotes import mark_quotes
from msglint.reading.signoff import mark_signoff
from msglint.reading.wording import Wording, wording
from msglint.reading.words import SAMPLE, fold, language, leading

_JUNK = 4
"""Lines at the head among which "View in browser" is looked for."""
_REPEATED = 4
"""Lines at the head that may repeat subject and preheader."""
_NOTHING = Wording("")


def read_body(page: Page, titles: Sequence[str], works: tuple[str, ...], *, reply: bool) -> Body:
    """Read one part. ``titles``: subject and preheader, which a template may print at the body's head too."""
    spoken = _language(page)
    _mark_titles(page, titles)
    quoted = mark_quotes(page.lines, reply=reply)
    footer = mark_footer(page)
    signoff = mark_signoff(page.lines)
    for line in page.lines[:_JUNK]:
        if not line.role and line.says.leads_to_browser:
            line.role = "junk"
    greetings = find_greetings(page, spoken, works)
    found = prose(page)
    passage = partial(page.map.passage, page.part)
    return Body(
        part=page.part,
        whole=passage(page.start, page.end),
        greetings=greetings,
        lead=find_lead(page, spoken, _before(page, found), _greeting_end(page, greetings)),
        sentences=tuple([sentence.passage for sentence in found]),
        links=tuple([_link(page.text, passage, anchor) for anchor in page.anchors]),
        signoff=passage(*signoff) if signoff else None,
        footer=passage(*footer) if footer else None,
        quoted=tuple([passage(*stretch) for stretch in quoted]),
        language=spoken,
        images=tuple([_image(passage, picture) for picture in page.pictures]),
    )


def _language(page: Page) -> str:
    """The language of the body: its lines' stop words tell it, unless its script does."""
    limit = page.start + SAMPLE
    said: list[Wording] = []
    points = 0
    longest = _NOTHING
    for line in page.lines:
        says = line.says
        if line.end > limit:
            says = wording(says.text[: max(0, limit - line.start)])
        if says.has_script:
            return language(page.text[page.start : page.end])
        said.append(says)
        points += says.points
        longest = says if len(says.text) > len(longest.text) else longest
        if line.end >= limit:
            break
    return leading(chain.from_iterable(says.stop_words for says in said), points, longest.least)


def _mark_titles(page: Page, titles: Sequence[str]) -> None:
    """Give lines at the head that only repeat the subject or preheader their role."""
    known = {" ".join(fold(title).split()) for title in titles} - {""}
    for line in page.lines[:_REPEATED] if known else []:
        if line.says.headline not in known:
            return
        line.role = "subject"


def _before(page: Page, found: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences before the first line that takes leave: what stands under it opens nothing."""
    for line in page.lines[1:]:
        if line.says.takes_leave and line.role != "quoted":
            return [sentence for sentence in found if sentence.passage.start < line.start]
    return found


def _greeting_end(page: Page, greetings: Sequence[Greeting]) -> int | None:
    """Where the greeting ends after which the message begins; ``None`` without one."""
    for line in page.lines:
        if line.greeted or line.role == "greeting":
            return line.greeted or line.end
    return greetings[0].line.start if greetings else None


def _link(text: str, passage: Callable[[int, int], Passage], anchor: Anchor) -> Link:
    """The link as checks see it."""
    start, end = anchor.start, anchor.end
    words = text[start:end]
    if words != words.strip():
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
    target = passage(anchor.url_start, anchor.url_end)
    printed = [piece.fields for piece in target.pieces if not piece.literal]
    return Link(
        words=passage(start, end),
        url=target.text,
        fields=tuple(dict.fromkeys(chain.from_iterable(printed))) if printed else (),
        literal=not printed,
        target=target,
    )


def _image(passage: Callable[[int, int], Passage], picture: Picture) -> Image:
    """The image as checks see it."""
    return Image(
        source=passage(*picture.address),
        alt=passage(*picture.alternative) if picture.alternative else None,
        width=picture.width,
        height=picture.height,
        silent=picture.silent,
        link=picture.link,
        led=picture.led,
    )
