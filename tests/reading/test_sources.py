"""The way back from readable text to raw text and segments is exact."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messages import page, part, text

from msglint.model import NOWHERE, Part, Segment
from msglint.reading import SourceMap, read

PLAIN = st.text(alphabet="ab \n\t,.é😀\u00a0\u200b", max_size=8)
MARKUP = st.sampled_from(
    [
        '<p>', '</p>', '<br>', '<b>', '</b>', '<table><tr><td>', '</td><td>', '</table>', '<div hidden>', '</div>',
        '&amp;', '&nbsp;', '&#233;', '&notit;', '<!-- x -->', "<a href='/u?a=1&amp;b=2'>", '</a>',
        '<style>p{}</style>', '<pre>', '</pre>', '<', '&', "<img alt='x &lt; y'>", '~1~', '\x0c \t',
        '<td style="font-size:0">', '\r\n', '<li>', '<!--',
    ]
)  # fmt: skip
PIECES = st.lists(st.tuples(st.one_of(PLAIN, MARKUP), st.booleans()), max_size=14)


def made(name: str, pieces: list[tuple[str, bool]]) -> Part:
    segments = tuple(
        Segment(words, NOWHERE, () if literal else (f"contact.f{number}",), literal=literal)
        for number, (words, literal) in enumerate(pieces)
    )
    return Part(name, "".join(words for words, _ in pieces), segments)


def whole(name: str, made_part: Part) -> SourceMap:
    return read([made_part], {})[1][name]


@settings(deadline=None, max_examples=400)
@given(pieces=PIECES, name=st.sampled_from(["html", "text", "subject", "preheader"]))
def test_every_readable_character_comes_from_where_the_map_says(pieces: list[tuple[str, bool]], name: str) -> None:
    made_part = made(name, pieces)
    source_map = whole(name, made_part)
    for offset, char in enumerate(source_map.text):
        start, end = source_map.raw(offset, offset + 1)
        origins = source_map.segments(offset, offset + 1)
        shown = [origin for origin in origins if origin[0].text.replace("\u200b", "").strip()]
        raw = made_part.raw[start:end]
        if not raw:
            assert char in " \n"
            assert shown == []
        elif len(raw) == 1:
            assert raw == char or char in " \n"
        else:
            assert raw.isspace() or raw.startswith("&")
        if raw.replace("\u200b", "").strip():
            assert any(segment.text[first:last] in raw for segment, first, last in shown)


@settings(deadline=None, max_examples=300)
@given(pieces=PIECES, name=st.sampled_from(["html", "text"]))
def test_pieces_cover_a_passage_without_gap_or_overlap(pieces: list[tuple[str, bool]], name: str) -> None:
    source_map = whole(name, made(name, pieces))
    passage = source_map.passage(name, 0, len(source_map.text))
    at = 0
    for piece in passage.pieces:
        assert piece.start == at
        at = piece.end
    assert at == len(passage.text)
    assert source_map.passage(name, 1, 4) == passage.cut(1, 4) or len(passage.text) < 4


@settings(deadline=None, max_examples=300)
@given(pieces=PIECES)
def test_text_is_read_as_it_stands(pieces: list[tuple[str, bool]]) -> None:
    made_part = made("text", pieces)
    expected = re.sub(r"\r\n?", "\n", made_part.raw).replace("\u200b", "")
    source_map = whole("text", made_part)
    assert source_map.text == expected
    values = [p for p in source_map.passage("text", 0, len(expected)).pieces if not p.literal]
    assert [p.fields for p in values] == [(f"f{number}",) for number, (_, literal) in enumerate(pieces) if not literal]


def test_entities_tags_and_white_space_inside_values() -> None:
    made_part = part("html", "<p>Dear\n   [[first_name]] of <b>[[company]]</b>,</p>", {"first_name": "Zoë <3"})
    reading, maps = read([made_part], {})
    whole_passage = reading.bodies[0].whole
    assert whole_passage.text == "Dear Zoë <3 of Alder & Finch,"
    name, company = (piece for piece in whole_passage.pieces if not piece.literal)
    assert (name.fields, whole_passage.text[name.start : name.end]) == (("first_name",), "Zoë <3")
    start = whole_passage.text.index("&")
    ((segment, first, last),) = maps["html"].segments(start, start + 1)
    assert segment.text[first:last] == "&amp;"
    assert segment.fields == ("contact.company",)
    assert company.fields == ("company",)


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hi [[first_name]],</p>",
        "<p>Hi <b>[[first_name]]</b>,</p>",
        "<p>\n  Hi\n  [[first_name]]\n  ,</p>",
        "<td>Hi [[first_name]] ,",
    ],
)
def test_an_empty_value_keeps_its_place(template: str) -> None:
    body = page(template, first_name="")
    (greeting,) = body.greetings
    assert greeting.kind == "blank"
    assert greeting.name.fields() == ("first_name",)
    assert greeting.name.text == ""


def test_an_empty_value_in_a_tag_or_a_hidden_block_is_no_piece() -> None:
    body = page("<p class='[[first_name]]'>Hi<span hidden>[[last_name]]</span>!</p>", first_name="", last_name="")
    assert body.whole.fields() == ()


def test_an_empty_paragraph_belongs_to_the_next_line() -> None:
    body = page("<p>Hello,</p>\n<p>[[first_name]]</p>\n<p>we saved your seat for Friday.</p>", first_name="")
    assert body.greetings[0].kind == "nobody"
    assert body.greetings[0].line.fields() == ()
    assert body.sentences[0].fields() == ("first_name",)


def test_values_cannot_pose_as_marks_of_the_reading() -> None:
    trick = "~0~ \f\t\t ~1~ a=1 <p a=0>"
    body = page("<p>[[first_name]]</p><p hidden>secret</p><p>end</p>", first_name=trick)
    assert body.whole.text == "~0~ ~1~ a=1 <p a=0>\n\nend"
    assert body.whole.pieces[0].fields == ("first_name",)


def test_text_that_a_table_pushes_out_keeps_its_origin() -> None:
    body = page("<table>[[first_name]]<tr><td>[[last_name]]</td></tr></table>")
    assert body.whole.text == "Parissa\n\nBehnia"
    assert [piece.fields for piece in body.whole.pieces if not piece.literal] == [("first_name",), ("last_name",)]


def test_fields_that_are_not_of_the_record_are_left_out() -> None:
    body = text("Hi [[org=New Harbor]]")
    (piece,) = [piece for piece in body.whole.pieces if not piece.literal]
    assert (piece.fields, piece.literal) == ((), False)


def test_raw_and_readable_offsets() -> None:
    made_part = part("html", "<p>a &amp; <b>b</b></p>")
    source_map = whole("html", made_part)
    assert source_map.text == "a & b"
    assert source_map.raw(2, 3) == (5, 10)
    assert [source_map.readable(raw) for raw in (0, 3, 5, 7, 14)] == [0, 0, 2, 2, 4]
    assert source_map.readable(999) == 5
