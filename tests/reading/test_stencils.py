"""A page that is filled in with values is the page that would be laid out with them."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from msglint.model import NOWHERE, Course, Part, Segment
from msglint.reading.html_page import html_page
from msglint.reading.page import Page
from msglint.reading.slots import shown
from msglint.reading.stencil import Stencils
from msglint.reading.wording import wording

SLOT = "\0"
FRAMES = (
    "<p>Dear \0,</p>", "<p>\0</p>", "<title>\0, for you</title>", '<a href="https://hall.example/\0?a=1&amp;b=\0">Book</a>',
    "<a href=\0>\0</a>", '<img src="/\0.png" alt="\0">', '<a href="/"><img src="x.png" alt="\0"></a>', "<!-- \0 -->",
    '<div style="\0">Hidden, it may be.</div>', '<div style="display:none">\0, your seats</div>',
    '<span class="preheader">\0 is yours</span>', "<pre>\0\n\0</pre>", "<li>\0 \0</li>", "&\0;", "a\0b", " \0 ",
    "<br>\0",
    "<style>.\0 {display:none}</style>", '<p class="\0">Words.</p>', "<table><tr><td>\0</td><td>\0</td></tr></table>",
    "1) \0 and so on, until a line is long enough to go on and on and on", "\n", "<b>\0</b>", "Thanks, \0",
)  # fmt: skip
VALUES = (
    "Parissa", "Behnia", "O&#39;Neill", "Nocturnes &amp; Fables", "", " ", "ann lee", "two  spaces", " edge ",
    "line\nbreak",
    "&lt;b&gt;", "<b>bold</b>", "&", "&amp", "&nbsp;", "a&zwnj;b", "\u200b", "é😀", "display:none", "x", "&#x41;", '"',
    "\u00a0",
    "a" * 310, "50%", "-->", "preheader", "7", "https://hall.example/e", "\u202e", "&amp;amp;", "&copy", "&;",
)  # fmt: skip


def printed(frames: list[str], values: list[str], course: Course | None) -> tuple[Part, Course]:
    """A part made of frames, with a value in each slot."""
    pieces: list[Segment] = []
    places: list[int] = []
    taken = iter(values)
    for number, word in enumerate("".join(frames).split(SLOT)):
        if number:
            places.append(len(pieces))
            pieces.append(Segment(next(taken), NOWHERE, (f"contact.f{number % 3}",)))
        if word:
            pieces.append(Segment(word, NOWHERE, literal=True))
    known = course or Course(tuple(pieces), tuple(places))
    return Part("html", "".join(piece.text for piece in pieces), tuple(pieces), known, tuple(values)), known


def told(page: Page) -> object:
    lines = [(replace(line, says=wording("")), line.says.text) for line in page.lines]
    return (
        page.text, page.folded, lines, page.anchors, page.pictures, page.start, page.end, page.preheader,
        page.map.pieces, page.map.segments(0, len(page.text)),
    )  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(frames=st.lists(st.sampled_from(FRAMES), min_size=1, max_size=6), data=st.data())
def test_filled_in_and_laid_out_are_the_same(frames: list[str], data: st.DataObject) -> None:
    slots = "".join(frames).count(SLOT)
    stencils = Stencils()
    course: Course | None = None
    for _ in range(5):
        values = data.draw(st.lists(st.sampled_from(VALUES), min_size=slots, max_size=slots))
        part, course = printed(frames, values, course)
        assert told(stencils.page(part)) == told(html_page(part.raw, part.segments, part.name))


def test_a_space_before_what_is_invisible_goes_at_the_end_of_a_line_too() -> None:
    for value in ("Parissa", "&lt;b&gt;"):
        part, _ = printed(["<li>\0 \u202e</li>", "<p>Dear you,</p>"], [value], None)
        words = html_page(part.raw, part.segments, part.name).text
        assert words.partition("\n")[0] in ("Parissa", "<b>")


@given(value=st.one_of(st.text(max_size=8), st.sampled_from(VALUES)))
@example("Nocturnes &amp; Fables")
def test_what_is_shown_of_a_value_is_what_a_page_shows_of_it(value: str) -> None:
    words = shown(value)
    part, _ = printed(["<p>x\0y</p>"], [value], None)
    page = html_page(part.raw, part.segments, part.name)
    assert not words or page.text == f"x{words}y"


def test_a_name_that_no_one_had_is_filled_in() -> None:
    frames = ["<p>Dear \0,</p>", '<a href="https://hall.example/\0?from=mail&amp;x=1">Book</a>']
    stencils = Stencils()
    part, course = printed(frames, ["Ida", "1"], None)
    stencils.page(part)
    kept = dict(stencils.kept)
    part, _ = printed(frames, ["Nocturnes &amp; Fables", "2"], course)
    assert stencils.page(part).text.startswith("Dear Nocturnes & Fables,")
    assert dict(stencils.kept) == kept
    assert None not in kept.values()
