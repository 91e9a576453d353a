"""A reader that has read many messages reads the next one as if it were the first."""

from __future__ import annotations

import gc
from functools import _lru_cache_wrapper
from itertools import accumulate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from msglint.model import NOWHERE, Body, Course, Part, Segment
from msglint.reading import Reader
from msglint.reading.origins import LONGEST, Kinds, SourceMap
from msglint.reading.wording import Wording
from msglint.reading.words import SAMPLE, language

SLOT = "\0"
LINES = (
    "Dear \0,", "Hello\0,", "\0, your seats are waiting.", "Thank you, \0!", "Hi \0", "\0", "I hope you are well, \0.",
    "We play Songs of the Sea in \0, and you are the first to know of it. Nobody else has been told! Will you come?",
    "\0 with the Ensemble \0, at \0 (\0 seats left)", "See you in the hall,", "The \0 team", "P.S. Bring \0.",
    "Best regards,", "Harbour Hall, 4 Quay Street, 20457 Hamburg", "You get this because you asked for \0 news. \0",
    "> \0 is what you wrote", "On 3 March 2026, \0 wrote:", "Subject: \0", "Unsubscribe", "If you had enough, reply",
    "STOP to \0.", "Your seats are kept. Reply STOP to opt out.", "--", "View \0 in your browser",
    "Sehr geehrte Frau \0,",
    "Wir haben die Plätze für Sie und \0 bis zum 5. Mai zurückgelegt.", "\0様", "Здравствуйте, \0!", "Adiós \0",
)  # fmt: skip
FRAMES = (
    "<p>{}</p>", "<p>{}<br>", "{}<br>", "<li>{}</li>", "<h2>{}</h2>", "<td>{}</td>", "<blockquote>{}</blockquote>",
    '<a href="https://hall.example/\0">{}</a>', '<div class="footer">{}</div>',
)  # fmt: skip
VALUES = (
    "Parissa", "Behnia", "O&#39;Neill", "Hamburg", "", " ", "ann lee", "Songs of the Sea", "7", "jazz", "李", "Zoé",
    "Dr.",
    "Unsubscribe", "message", "the the the the the the", "news. And more", "line\nbreak", "&gt;", "x" * 600,
)  # fmt: skip
FIELDS = ("contact.first_name", "contact.city", "house.name")


def forget() -> None:
    """Empty what is remembered of words."""
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and kept.__module__.startswith("msglint.reading"):
            kept.cache_clear()


def parts(frame: str, values: list[str], course: Course | None) -> tuple[Part, Course]:
    """A page with a value in each slot; those of one frame take one course."""
    pieces: list[Segment] = []
    places: list[int] = []
    taken = iter(values)
    for number, word in enumerate(frame.split(SLOT)):
        if number:
            places.append(len(pieces))
            field = FIELDS[number % len(FIELDS)]
            pieces.append(Segment(next(taken), NOWHERE, (field,)))
        if word:
            pieces.append(Segment(word, NOWHERE, literal=True))
    known = course or Course(tuple(pieces), tuple(places))
    return Part("html", "".join(piece.text for piece in pieces), tuple(pieces), known, tuple(values)), known


lines = st.lists(st.tuples(st.sampled_from(FRAMES), st.sampled_from(LINES)), min_size=1, max_size=9)


@settings(deadline=None, max_examples=60)
@given(said=lines, purpose=st.sampled_from(["marketing", "reply"]), data=st.data())
def test_what_was_read_before_changes_nothing(said: list[tuple[str, str]], purpose: str, data: st.DataObject) -> None:
    frame = "".join(outer.format(line) for outer, line in said)
    meta = {"purpose": purpose, "products": data.draw(st.sampled_from([None, ["Dear Parissa", "Hello, Hamburg"]]))}
    reader = Reader(meta)
    course: Course | None = None
    slots = frame.count(SLOT)
    seen: list[tuple[Part, Body]] = []
    for _ in range(4):
        values = data.draw(st.lists(st.sampled_from(VALUES), min_size=slots, max_size=slots))
        part, course = parts(frame, values, course)
        seen.append((part, reader.read([part])[0].bodies[0]))
    for part, body in seen:
        forget()
        alone = Part(part.name, part.raw, part.segments)
        assert Reader(meta).read([alone])[0].bodies == (body,)


@settings(deadline=None)
@given(text=st.lists(st.sampled_from(LINES), max_size=60).map("\n".join))
def test_a_message_has_the_language_of_its_text(text: str) -> None:
    said = text.replace(SLOT, "seats")
    bodies = Reader({}).read([Part("text", said, (Segment(said, NOWHERE, literal=True),))])[0].bodies
    assert [body.language for body in bodies] == [language(said[: SAMPLE + 9])]


@settings(deadline=None)
@given(
    sizes=st.lists(st.integers(0, 3), min_size=1, max_size=2 * LONGEST),
    start=st.integers(0, 40),
    size=st.integers(0, 60),
)
@example(sizes=[0], start=0, size=0)
@example(sizes=[2, 0, 0, 2], start=2, size=0)
def test_a_passage_has_the_pieces_that_touch_it(sizes: list[int], start: int, size: int) -> None:
    ends = list(accumulate(sizes))
    start = min(start, ends[-1])
    end = min(start + size, ends[-1])
    kinds = [((f"field{number}",), number % 2 == 0, True) for number in range(len(sizes))]
    source_map = SourceMap("x" * ends[-1], sizes, Kinds(kinds), lambda: pytest.fail("asked for the way back"))
    expected = [
        (max(first, start) - start, min(last, end) - start, (f"field{number}",))
        for number, (first, last) in enumerate(zip([0, *ends], ends, strict=False))
        if (first < end and last > start) or (first == last and start <= first <= end)
    ]
    for _ in range(2):
        passage = source_map.passage("text", start, end)
        assert [(piece.start, piece.end, piece.fields) for piece in passage.pieces] == expected


def test_a_fact_is_found_once() -> None:
    said = Wording("Best regards, Ada")
    assert "signs_off" not in vars(said)
    assert said.signs_off
    assert vars(said)["signs_off"] is True
