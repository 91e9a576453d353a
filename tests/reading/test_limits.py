"""Hostile input: nothing crashes, and time grows with size alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.model import NOWHERE, Part, Passage, Piece, Segment
from msglint.reading import read
from msglint.reading.appraisal import lexicon
from msglint.reading.appraisal.alike import Alike

PIECES = (
    '<', '>', '&', '<a ', '<a b=', '<a b="x', '<div>', '<p>x', '<!--', '<script>', '<style>', '<table><tr><td>x',
    "<div style='display:none'>x</div>", '<b>x<p>', '<a href=x>y', '&nbsp;', '&#x41;', ' ', ' \n', '\u200b', 'x',
    'word ', 'Hi Anna,\n', 'This is a sentence. ', '> a\n', 'On 2026-03-02 a wrote:\n', 'unsubscribe\n', ',', '.',
    'Dear ', 'Hi {{', 'Dr. ', 'and ', 'http://x.y/a ', '[a](', '*', 'a: ', 'Best,\n', 'From: a\n', '(', ')', '田', '🎉',
    'A. ', '\x00', '<pre>x \n', '<blockquote>', '<footer>', "<span style='font-size:0'>", '<style>@media{', '-- \n',
    '\u202e', '\ud800',
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", ["html", "text", "subject"])
def test_time_is_linear(piece: str, name: str) -> None:
    raw = piece * (200_000 // len(piece))
    begun = time.process_time()
    read([Part(name, raw, (Segment(raw, NOWHERE, literal=True),))], {"format": "md", "purpose": "reply"})
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", ["html", "text", "subject", "preheader"])
def test_many_values(name: str) -> None:
    segments = tuple(Segment(("", "a", " ", "<p>")[n % 4], NOWHERE, ("contact.first_name",)) for n in range(40_000))
    begun = time.process_time()
    read([Part(name, "".join(segment.text for segment in segments), segments)], {})
    assert time.process_time() - begun < 8


def test_a_sentence_of_many_values_is_swapped_in_linear_time() -> None:
    begin = "From north to south, and from the sea to the hills, we have sung in "
    text = begin + "Thornbury " * 20_000
    values = (Piece(start, start + 9, ("city",)) for start in range(len(begin), len(text), 10))
    pieces = (Piece(0, len(begin), literal=True), *values)
    begun = time.process_time()
    alike = Alike([Passage("text", 0, text, pieces)], lexicon("en", (), ()))
    assert time.process_time() - begun < 5
    assert "Thornbury" not in alike.sentences[0].text


def test_a_very_long_name() -> None:
    name = "Anna Maria " * 100_000
    segments = (Segment("Hi ", NOWHERE, literal=True), Segment(name, NOWHERE, ("contact.first_name",)))
    reading, _ = read([Part("text", "Hi " + name, segments)], {})
    assert reading.bodies[0].greetings[0].name.fields() == ("first_name",)


@settings(deadline=None, max_examples=400)
@given(
    pieces=st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(PIECES),
                st.sampled_from(
                    [
                        "Hi ",
                        "Dear ",
                        ", ",
                        "Liebe ",
                        "様",
                        "Tom",
                        "!\n\n",
                        "https://x.y",
                        "Best,",
                        "\r\n",
                        "</p>",
                        "</a>",
                    ]
                ),
                st.text(max_size=6),
            ),
            st.sampled_from(["", "first_name", "city", "title_prefix"]),
        ),
        max_size=24,
    ),
    name=st.sampled_from(["html", "text", "subject", "preheader"]),
)
def test_anything_can_be_read(pieces: list[tuple[str, str]], name: str) -> None:
    segments = tuple(
        Segment(words, NOWHERE, (f"contact.{field}",) if field else (), literal=not field) for words, field in pieces
    )
    reading, maps = read([Part(name, "".join(words for words, _ in pieces), segments)], {"products": ["Tom"]})
    text = maps[name].text
    passages = [
        *(passage for body in reading.bodies for passage in (body.whole, *body.sentences, *body.quoted)),
        *(greeting.line for body in reading.bodies for greeting in body.greetings),
        *(greeting.name for body in reading.bodies for greeting in body.greetings),
        *(link.words for body in reading.bodies for link in body.links),
        *(greeting.name for greeting in reading.greetings),
    ]
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert passage == maps[name].passage(name, passage.start, passage.end)
        for segment, start, end in maps[name].segments(passage.start, passage.end):
            assert 0 <= start <= end <= len(segment.text)
