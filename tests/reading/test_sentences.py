"""Sentences and their bounds."""

from __future__ import annotations

import pytest
from messages import text

from msglint.reading.sentences import sentences


def split(words: str) -> list[str]:
    return [words[start:end] for start, end in sentences(words, 0, len(words))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Dr. Behnia came at 7.30 p.m.", "The hall was full, e.g. the balcony.", "Seats cost $3.50."],
        ["See https://x.example/a.b?c=d.", "Mail anna.w@x.example.", "J. S. Bach wrote it!"],
        ["Wir sehen uns am 5. Mai um 19.30 Uhr.", "Bringen Sie z. B. Wein mit.", "Es ist Nr. 5.", "Das war es."],
        ["Ya está aquí…", "¿Vienes?", "¡Sí!", "Te esperamos, p. ej. el lunes."],
        ["“Best night ever.”", "We agree!", "🎉 Come back soon… we'd love it."],
        ["Yahoo! is a firm.", "So is St. Mary Ltd. now."],
        ["You sat in row F.", "We fixed it.", "John F. Weber did."],
        ["1. Book now.", "2. Come!"],
        ["ご来場ありがとうございます。", "また来てください！", "お待ちしています"],
        ["It is No. 5.", "No.", "We said so!", "P.S. The bar is open."],
        ["Alles klar?", "Am 3. Oktober, d. h. am Freitag, ist zu."],
    ],
)
def test_bounds(parts: list[str]) -> None:
    assert split(("" if ord(parts[0][0]) > 0x3000 else " ").join(parts)) == parts


def test_nothing_is_no_sentence() -> None:
    assert split("") == split(" … \n") == split("--- *** ---") == []


def test_wrapped_lines_are_one_sentence() -> None:
    body = text(
        "Hi,\n\nYou asked us last month whether the balcony has\nstep-free access, e.g. for\na wheelchair. It does.\n"
    )
    assert [sentence.text for sentence in body.sentences] == [
        "You asked us last month whether the balcony has\nstep-free access, e.g. for\na wheelchair.",
        "It does.",
    ]


def test_lines_that_begin_anew_are_not() -> None:
    body = text("When: 7 pm\nWhere: the old hall\n\n- Bring a friend\n- Stay for a glass\n* Leave late\n1. Book\n")
    assert [sentence.text for sentence in body.sentences] == [
        "When: 7 pm",
        "Where: the old hall",
        "- Bring a friend",
        "- Stay for a glass",
        "* Leave late",
        "1. Book",
    ]


def test_line_ends_of_all_systems() -> None:
    body = text("Hi [[first_name]],\r\n\r\nThe lift works.\rCome and see.\r\n")
    assert body.whole.text == "Hi Parissa,\n\nThe lift works.\nCome and see.\n"
    assert [sentence.text for sentence in body.sentences] == ["The lift works.", "Come and see."]
