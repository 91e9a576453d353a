"""Capitals and exclamation marks: which shout, and which are names, headings, labels, law."""

from __future__ import annotations

import pytest

from msglint.model import Passage, Piece
from msglint.reading.shouts import capitals, exclaimed
from msglint.reading.widths import width


def loud(text: str, *, subject: bool = False, fields: tuple[str, ...] = ()) -> str:
    passage = Passage("text", 0, text, (Piece(0, len(text), fields, not fields),))
    found = capitals(passage, subject=subject, apart=frozenset({"gold"}))
    return text[slice(*found)] if found else ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roses: SALE ENDS TONIGHT, so come.", "SALE ENDS TONIGHT"),
        ("EVERYTHING MUST GO!", "EVERYTHING MUST GO"),
        ("DO NOT FORGET WHAT WE SAID ABOUT YOUR GARDEN.", "DO NOT FORGET WHAT WE SAID ABOUT YOUR GARDEN"),
        ("It is HUGE, it is FREE, it is TONIGHT.", "HUGE, it is FREE, it is TONIGHT"),
        ("Karten: NUR NOCH HEUTE für Sie.", "NUR NOCH HEUTE"),
    ],
)
def test_a_shout(text: str, found: str) -> None:
    assert loud(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "WHAT TO BRING ON SUNDAY",
        "BOOK NOW: https://larch.example/book",
        "NASA, the BBC and YSL were here.",
        "Come to the IKEA FAMILY morning!",
        "A MIDSUMMER NIGHT plays on Friday.",
        "NO PURCHASE NECESSARY. VOID WHERE PROHIBITED BY LAW.",
        "Txt STOP NOW to end.",
        "Use code SAVE-NOW-20 before Friday.",
        "It is NOT cold.",
    ],
)
def test_no_shout(text: str) -> None:
    assert loud(text) == ""


def test_a_subject_in_capitals_has_no_heading_to_be() -> None:
    assert loud("LAST CHANCE", subject=True) == "LAST CHANCE"
    assert loud("LAST CHANCE") == ""
    assert loud("NEW HARBOR SYMPHONY", subject=True) == ""


def test_a_value_is_the_readers() -> None:
    assert loud("SAVE NOW TODAY!", fields=("last_event",)) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [("Come!!!", 1), ("Come!!", 0), ("Come?!?!", 1), ("Really???", 0), ("来て！！！", 1), ("! ! !", 1)],
)
def test_rows_of_marks(text: str, count: int) -> None:
    assert len(list(exclaimed(text, 2))) == count


@pytest.mark.parametrize(("text", "columns"), [("Roses", 5), ("薔薇", 4), ("e\u0301", 1), ("🌹", 2), ("👩‍🔬!", 3)])
def test_columns(text: str, columns: int) -> None:
    assert width(text) == columns
