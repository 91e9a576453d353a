"""Reads a text or HTML part that has been laid out: greetings, opening, sentences, links, how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.model import Body, Greeting, Image, Link, Passage
from msglint.reading.footer import mark_footer
from msglint.reading.heads import find_greetings
from msglint.reading.lead import Sentence, find_lead
from msglint.reading.page import Anchor, Line, Page, Picture
from msglint.reading.quotes import mark_quotes
from msglint.reading.sentences import sentences
from msglint.reading.setting import Setting
from msglint.reading.signoff import mark_signoff
from msglint.reading.values import Values
from msglint.reading.wording import wording
from msglint.reading.words import SAMPLE, fold, language, told

_JUNK = 4
"""Lines at the head among which "View in browser" is looked for."""
_REPEATED = 4
"""Lines at the head that may repeat subject and preheader."""


def read_body(page: Page, titles: Sequence[str], works: tuple[str, ...], *, reply: bool) -> Body:
    """Read one part. ``titles``: subject and preheader, which a template may print at the body's head too."""
    page.take_words(page.lines)
    setting = Setting(page, Values(page.map), _language(page), works)
    _mark_titles(page, titles)
    quoted = mark_quotes(page.lines, reply=reply)
    footer = mark_footer(page)
    signoff = mark_signoff(page.lines)
    for line in page.lines[:_JUNK]:
        if not line.role and line.says.leads_to_browser:
            line.role = "junk"
    greetings = find_greetings(setting, page.lines)
    found = list(_sentences(page))
    return Body(
        part=page.part,
        whole=_passage(page, page.start, page.end),
        greetings=greetings,
        lead=find_lead(setting, _before(page, found), _greeting_end(page, greetings)),
        sentences=tuple([_passage(page, sentence.start, sentence.end) for sentence in found]),
        links=tuple([_link(page, anchor) for anchor in page.anchors]),
        signoff=_passage(page, *signoff) if signoff else None,
        footer=_passage(page, *footer) if footer else None,
        quoted=tuple([_passage(page, *stretch) for stretch in quoted]),
        language=setting.language,
        images=tuple([_image(page, picture) for picture in page.pictures]),
    )


def _language(page: Page) -> str:
    """The language of the body: its lines' stop words tell it, unless its script does."""
    limit = page.start + SAMPLE
    words: list[str] = []
    for line in page.lines:
        says = line.says
        if line.end > limit:
            says = wording(says.text[: max(0, limit - line.start)])
        if says.has_script:
            return language(page.text[page.start : page.end])
        words += says.stop_words
        if line.end >= limit:
            break
    return told(words)


def _passage(page: Page, start: int, end: int) -> Passage:
    return page.map.passage(page.part, start, end)


def _mark_titles(page: Page, titles: Sequence[str]) -> None:
    """Give lines at the head that only repeat the subject or preheader their role."""
    known = {" ".join(fold(title).split()) for title in titles} - {""}
    for line in page.lines[:_REPEATED] if known else []:
        if line.says.headline not in known:
            return
        line.role = "subject"


def _sentences(page: Page) -> Iterator[Sentence]:
    """The sentences of the lines that are the message itself; each paragraph is split as a whole."""
    paragraph: list[Line] = []
    for line in page.lines:
        if paragraph and (line.hard or line.role):
            yield from _split(page, paragraph)
            paragraph = []
        if not line.role:
            paragraph.append(line)
    if paragraph:
        yield from _split(page, paragraph)


def _before(page: Page, found: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences before the first line that takes leave: what stands under it opens nothing."""
    leaving = (line.start for line in page.lines[1:] if line.role != "quoted" and line.says.takes_leave)
    end = next(leaving, page.end)
    return [sentence for sentence in found if sentence.start < end]


def _split(page: Page, paragraph: Sequence[Line]) -> Iterator[Sentence]:
    first = paragraph[0]
    if len(paragraph) == 1 and not first.greeted:
        begun = first.start
        for start, end in first.says.sentences:
            yield Sentence(begun + start, begun + end, first)
        return
    number = 0
    for start, end in sentences(page.text, paragraph[0].rest, paragraph[-1].end):
        while paragraph[number].end <= start:
            number += 1
        yield Sentence(start, end, paragraph[number])


def _greeting_end(page: Page, greetings: Sequence[Greeting]) -> int | None:
    """Where the greeting ends after which the message begins; ``None`` without one."""
    for line in page.lines:
        if line.greeted or line.role == "greeting":
            return line.greeted or line.end
    return greetings[0].line.start if greetings else None


def _link(page: Page, anchor: Anchor) -> Link:
    """The link as checks see it."""
    words = page.text[anchor.start : anchor.end]
    start = anchor.start + len(words) - len(words.lstrip())
    target = _passage(page, anchor.url_start, anchor.url_end)
    fields = target.fields()
    return Link(
        words=_passage(page, start, start + len(words.strip())),
        url=target.text,
        fields=fields,
        literal=target.literal,
        target=target,
    )


def _image(page: Page, picture: Picture) -> Image:
    """The image as checks see it."""
    return Image(
        source=_passage(page, *picture.address),
        alt=_passage(page, *picture.alternative) if picture.alternative else None,
        width=picture.width,
        height=picture.height,
        silent=picture.silent,
        link=picture.link,
        led=picture.led,
    )
