"""Values of which nothing is known are swapped for each other without changing any judgement."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import msglint.reading.appraisal as package
from msglint.model import Passage, Piece
from msglint.reading.appraisal import Phrases, appraise, lexicon, weigh
from msglint.reading.appraisal.alike import Alike
from msglint.reading.appraisal.model import weights
from msglint.reading.words import load_data

SLOT = "\0"
FRAMES = (
    "\0 your ticket is ready, and so is \0.", "We \0 to tell you that your \0 order is here.",
    "A \0 ago you came to \0 with us.", "Our \0 will \0 the hall.", "In \0, we \0 more than anybody.",
    "\0, thank you for your \0!", "You asked \0 about \0: here it is.", "\0 \0 is here, at \0:30, for \0% less.",
    "Since \0 you have sat in \0 more often than most people in \0.", "\0-\0's season, by \0.",
    "When \0 comes to \0, \0 and I \0.", "Have you \0 our \0 yet?", "re\0ed, \0ing, a\0",
    "This \0 the \0 have \0 for you: \0.",
)  # fmt: skip
NAMES = (
    "Thornbury", "Aldhaven Bay", "1997", "7", "7%", "12:30", "O'Neill", "Łódź", "McAllister-Jones", "won", "Zq",
    "zqs", "ADA", "", "x", "hear my daughter sing in the choir", "whenever I can afford it", "ﬁne", "Straße",
    "3.50", "singing", "Wednesdays", "“so”", "you",
)  # fmt: skip


def passage(frame: str, values: list[str], fields: tuple[str, ...] = ("city",), start: int = 0) -> Passage:
    text, pieces, taken = "", [], iter(values)
    for number, words in enumerate(frame.split(SLOT)):
        if number:
            value = next(taken)
            pieces.append(Piece(len(text), len(text) + len(value), fields))
            text += value
        if words:
            pieces.append(Piece(len(text), len(text) + len(words), literal=True))
            text += words
    return Passage("text", start, text, tuple(pieces))


@cache
def english() -> Phrases:
    return lexicon("en", ("Winter Journey",), ())


def same(*sentences: Passage) -> bool:
    judged, known = appraise(sentences, english()), weigh(sentences, english(), weights())
    return judged == known


@cache
def said() -> tuple[str, ...]:
    """Every word that the code of the judgement names, and some that its lists do."""
    found: set[str] = set()
    for path in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(node.value.split() if len(node.value) < 400 else ())
    return tuple(sorted(word for word in found if word.strip("'").isalpha() and len(word) < 14))


@pytest.mark.parametrize("frame", FRAMES)
def test_a_word_that_the_code_names_is_never_swapped_for_another(frame: str) -> None:
    wrong = [word for word in said() if not same(passage(frame, [word] * frame.count(SLOT)))]
    assert wrong == []


def phrases() -> Iterator[str]:
    yield from (line for lines in load_data("lead_words_en")["phrases"].values() for line in lines)


PIECES = st.one_of(st.sampled_from(NAMES), st.text("aAbsing .,-'7:é", max_size=9))


@settings(deadline=None, max_examples=300)
@given(data=st.data(), fields=st.sampled_from([("city",), ("company",), ("interests",), ("first_name",), ()]))
def test_an_opening_is_judged_as_it_stands(data: st.DataObject, fields: tuple[str, ...]) -> None:
    frames = data.draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=3))
    known = [word for line in list(phrases())[:: 1 + len(frames) * 7] for word in line.split() if word.isalpha()]
    values = PIECES | st.sampled_from(known)
    start, sentences = 3, []
    for frame in frames:
        slots = frame.count(SLOT)
        sentences.append(passage(frame, data.draw(st.lists(values, min_size=slots, max_size=slots)), fields, start))
        start = sentences[-1].end + 1
    assert same(*sentences)


def test_words_that_are_marked_again_stay_as_they_are() -> None:
    sentence = passage("\0's move to \0 shows what is missing.", ["Oakline", "Thornbury"])
    marked = Passage("text", 0, sentence.text, (*sentence.pieces, Piece(0, 7, ("company",))))
    assert Alike([marked], english()).sentences[0].text == sentence.text
    assert same(marked)


def test_towns_and_years_stand_for_each_other() -> None:
    frame = "Since \0 you have sat with us more often than most people in \0."
    one, other = (
        Alike([passage(frame, values)], english()).sentences for values in (["1997", "Thornbury"], ["2020", "Larchby"])
    )
    assert one == other
    assert Alike([passage(frame, ["1997", "season"])], english()).sentences != one


def test_words_that_no_piece_covers_stay() -> None:
    whole = passage("We know that \0 is far.", ["Thornbury"])
    bare = Passage("text", 0, whole.text, tuple(piece for piece in whole.pieces if not piece.literal))
    assert Alike([bare], english()).sentences[0].text == Alike([whole], english()).sentences[0].text
    assert same(bare)
