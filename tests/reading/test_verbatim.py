"""A text whose reader sees it as it was printed has the map that it would have if it were written anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.model import NOWHERE, Course, Part, Segment
from msglint.reading.page import Page
from msglint.reading.text_page import line_page, text_page

WORDS = (
    "Hi ", ",\n\n", "See https://hall.example/e/", " (", ")\n", "- ", "\n", "Tickets:\n\n", "1. ", "é", "\r\n",
    "\u200b", "  ",
)  # fmt: skip
VALUES = ("Parissa", "", " ", "Behnia\n", "www.hall.example", "ünder 7", "\u200b", "a\r\nb", "x" * 60)


def printed(words: list[str | None], values: list[str], course: Course | None) -> tuple[Part, Course]:
    """A part made of words, with a value in place of each ``None``; fields and exactness recur."""
    segments: list[Segment] = []
    places: list[int] = []
    taken = iter(values)
    for word in words:
        if word is None:
            fields = (f"contact.f{len(places) % 3}", "host.name")[: 1 + len(places) % 2]
            places.append(len(segments))
            segments.append(Segment(next(taken), NOWHERE, fields, exact=len(places) % 4 > 0))
        else:
            segments.append(Segment(word, NOWHERE, exact=len(segments) % 5 > 0, literal=True))
    known = course or Course(tuple(segments), tuple(places))
    raw = "".join(segment.text for segment in segments)
    return Part("text", raw, None, known, tuple(values)), known


def told(page: Page) -> object:
    size = len(page.text)
    passages = [page.map.passage(page.part, start, end) for start in range(0, size, 3) for end in (start, start + 5)]
    return (
        page.text, page.lines, page.anchors, page.start, page.end, page.map.pieces, passages,
        page.map.segments(0, size), [page.map.raw(at, at) for at in range(size)],
    )  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(words=st.lists(st.sampled_from((*WORDS, None, None)), max_size=9), data=st.data())
def test_as_it_stands_and_written_anew_are_the_same(words: list[str | None], data: st.DataObject) -> None:
    course: Course | None = None
    for _ in range(3):
        values = [data.draw(st.sampled_from(VALUES)) for word in words if word is None]
        part, course = printed(words, values, course)
        anew = Part(part.name, part.raw, part.segments)
        assert told(text_page(part)) == told(text_page(anew))
        assert told(line_page(part)) == told(line_page(anew))
