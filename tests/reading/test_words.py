"""Finder, fold, tokens and language."""

from __future__ import annotations

import re
import time
from collections import Counter
from fractions import Fraction
from operator import itemgetter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.reading.wording import Wording
from msglint.reading.words import Finder, fold, language, leading, stop_words, tokens


def hits(finder: Finder, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], term) for start, end, term in finder.find(text)]


def test_terms_are_whole_words_and_the_longest_wins() -> None:
    finder = Finder(["art", "new", "new york"])
    assert hits(finder, "Artful art, art-house; a new yorker in New\n  York") == [
        ("art", "art"),
        ("art", "art"),
        ("new", "new"),
        ("New\n  York", "new york"),
    ]


def test_two_terms_may_share_the_space_between_them() -> None:
    assert hits(Finder(["art"]), "art art") == [("art", "art"), ("art", "art")]


def test_a_term_does_not_reach_over_a_paragraph() -> None:
    assert hits(Finder(["checking in"]), "just checking\n\nIn May") == []
    assert hits(Finder(["checking in"]), "just checking\r\nin, Anna") == [("checking\r\nin", "checking in")]
    assert hits(Finder(["checking in"]), "just checking\u00a0 in") == [("checking\u00a0 in", "checking in")]


def test_typographic_forms_are_one() -> None:
    finder = Finder(["don't miss", "e-mail", "Grüße"])
    assert hits(finder, "DON’T MISS this e‑mail, viele GRÜßE") == [
        ("DON’T MISS", "don't miss"),
        ("e‑mail", "e-mail"),
        ("GRÜßE", "Grüße"),
    ]


def test_terms_with_signs_at_their_edges() -> None:
    assert hits(Finder(["50% off", "c++", "$5"]), "50% OFF! C++ for $5") == [
        ("50% OFF", "50% off"),
        ("C++", "c++"),
        ("$5", "$5"),
    ]


def test_scripts_without_spaces() -> None:
    assert hits(Finder(["様", "ライブ"]), "田中様、ドライブではなくライブです") == [("様", "様"), ("ライブ", "ライブ")]


def test_offsets_are_characters_beyond_the_basic_plane_and_in_decomposed_text() -> None:
    text = "😀 𝒳 fu\u0308r Sie \ud800 bar"
    finder = Finder(["für Sie"], [r"ba[rz]\b"])
    assert hits(finder, text) == [("fu\u0308r Sie", "für Sie"), ("bar", r"ba[rz]\b")]


def test_case_can_matter() -> None:
    assert hits(Finder(["US"], ignore_case=False), "tell us about US") == [("US", "US")]
    assert hits(Finder([], ["^US"], ignore_case=False), "us US") == []


@pytest.mark.parametrize(
    ("pattern", "reason"), [("(?=a)", "invalid perl operator: (?="), ("(a", "missing ): (a"), ("[z-a]", "z-a")]
)
def test_a_pattern_that_does_not_compile_says_why(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        Finder([], [pattern])


def test_nothing_to_find() -> None:
    assert hits(Finder(["", "  "]), "anything") == []
    assert hits(Finder(["a"], ["x*"]), "") == []


def test_search_is_linear() -> None:
    finder = Finder([f"word {n}" for n in range(500)], ["(a+)+b"])
    begun = time.perf_counter()
    assert hits(finder, "a" * 1_000_000 + " wörd " * 100_000) == []
    assert time.perf_counter() - begun < 5


def test_fold_keeps_the_length() -> None:
    text = "Ärger, Straße, İSTANBUL, Łódź, L’Été"
    assert fold(text) == "arger, straße, istanbul, lodz, l'ete"
    assert len(fold(text)) == len(text)


def test_tokens_are_words_with_their_places() -> None:
    assert list(tokens("I don’t e-mail.")) == [(0, 1, "I"), (2, 7, "don’t"), (8, 14, "e-mail")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Hi Parissa, thanks for coming"),
        ("de", "Liebe Frau Meier, vielen Dank für Ihren Besuch"),
        ("fr", "Bonjour Léa, merci de votre visite"),
        ("es", "Hola Ana, gracias por tu visita a nuestro teatro"),
        ("it", "Ciao Anna, grazie per la tua visita"),
        ("nl", "Beste Jan, bedankt voor je bezoek"),
        ("pt", "Prezado cliente, segue a fatura do mês"),
        ("sv", "Hej Anna, tack för att du kom"),
        ("da", "Hej Anne, tak fordi du kom, vi ses snart igen og hvad siger du"),
        ("nb", "Hei Kari, takk for at du kom, vi ses snart igjen og hva sier du"),
        ("pl", "Dzień dobry, dziękujemy za wizytę w naszym teatrze"),
        ("ja", "田中様、ご来場ありがとうございます"),
        ("ru", "Здравствуйте, Анна! Спасибо за визит"),
        ("", "RSVP 4711"),
        ("", ""),
    ],
)
def test_language(code: str, text: str) -> None:
    assert language(text) == code


def by_hand(words: list[str]) -> str:
    """The language that leads by a quarter: a word counts by how few languages have it, five times at most."""
    scores: dict[str, Fraction] = {}
    for word, times in Counter(words).items():
        for code in stop_words()[word]:
            scores[code] = scores.get(code, Fraction()) + Fraction(min(times, 5), len(stop_words()[word]))
    none = ("", Fraction())
    (best, points), (_, second) = (*sorted(scores.items(), key=itemgetter(1), reverse=True), none, none)[:2]
    return best if points >= 1 and points >= Fraction(5, 4) * second else ""


@given(
    lines=st.lists(st.lists(st.sampled_from(sorted(stop_words())), max_size=20), max_size=5), again=st.integers(1, 9)
)
@example(lines=[["the", "und", "der"]], again=9)
@example(lines=[["de", "la", "que"], ["the"]], again=6)
def test_the_language_that_leads_is_the_one_that_leads_by_hand(lines: list[list[str]], again: int) -> None:
    said = [Wording(" ".join(line * again)) for line in lines]
    words = [word for line in said for word in line.stop_words]
    points = sum(line.points for line in said)
    assert leading(words, points) == by_hand(words)
    assert [leading(words, points, line.least) for line in said] == [by_hand(words)] * len(said)
