"""Phrases, cues and the walk through an opening."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from leads import sentences

from msglint.reading.appraisal import LANGUAGES, NEED, PRODUCT, Phrases, appraise, lexicon, signs
from msglint.reading.appraisal.model import LABELS, probabilities, weights
from msglint.reading.appraisal.opening import opening
from msglint.reading.appraisal.tokens import tokens

SPECIAL = re.compile(r"<\w+>|[#%@^]|\.\.")


def found(line: str, text: str, **classes: list[str]) -> list[str]:
    phrases = Phrases(classes, {"it": [line]})
    words = tokens(text)
    return [text[words[a].start : words[b - 1].end] for _, a, b in phrases.find(words, phrases.meanings(words))]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("new season", "Our new season, and a New Season", ["new season", "New Season"]),
        ("new season", "new, season", []),
        ("announc*", "we announce; announcing", ["announce", "announcing"]),
        ("you *ed", "You asked. You ask.", ["You asked"]),
        ("thank you very? much", "thank you much, thank you very much", ["thank you much", "thank you very much"]),
        ("^ give", "Give. Do give.", ["Give"]),
        ("mention .. price", "mention a very good price", ["mention a very good price"]),
        ("mention .. price", "mention it. A price", []),
        ("by @", "by Brahms or by bus", ["by Brahms"]),
        ("% off", "20% off, 20 off", ["20% off"]),
        ("save # euros", "Save 40 euros", ["Save 40 euros"]),
        ("we <past>", "We sang and we built", ["We sang", "we built"]),
        ("don 't", "I don’t, you don't", ["don’t", "don't"]),
    ],
)
def test_phrases(line: str, text: str, expected: list[str]) -> None:
    assert found(line, text, past=["sang", "buil*"]) == expected


def test_tokens_keep_their_places() -> None:
    text = "You’ve “asked” — 12.5% at 7:30, e-mail."
    assert [text[token.start : token.end] for token in tokens(text)] == [
        *("You", "’ve", "asked", "—", "12.5%", "at", "7:30", ",", "e-mail", ".")
    ]


def test_a_longer_phrase_of_another_side_hides_a_piece_of_it() -> None:
    (sentence,) = sentences("Thank you for your interest in our new season.")
    assert {cue.side for cue in signs(sentence, lexicon("en")).cues} == {"empty"}


def test_the_first_sentence_of_substance_decides() -> None:
    read = opening(sentences("Thank you for your support! Our new season opens. You asked for it."), lexicon("en"))
    assert read.judged == (1,)


def test_what_comes_after_the_product_is_too_late() -> None:
    product = "Our new season opens on Friday. "
    need = "You told us that evenings are hard. "
    assert appraise(sentences((product + need).strip()), lexicon("en")).label == PRODUCT
    assert appraise(sentences((need + product).strip()), lexicon("en")).label == NEED


def test_probabilities_sum_to_one() -> None:
    assert sum(probabilities({"bias": 1.0, "product.new": 1.0, "unheard of": 3.0}, weights())) == pytest.approx(1)


def test_every_weight_has_a_number_for_each_label() -> None:
    assert all(len(row) == len(LABELS) for row in weights().values())


@pytest.mark.parametrize("text", ["", "…", "!!!", "   ", "1", "🎉🎉🎉", "\u200b", "a" * 5_000, "you " * 2_000])
def test_odd_sentences(text: str) -> None:
    whole = sentences("x")[0]
    judged = appraise((type(whole)("text", 0, text),), lexicon("en"))
    assert judged.label in LABELS
    assert judged.words is None or judged.words.text in text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_words_of_a_language_can_be_found(language: str) -> None:
    data = json.loads(files("msglint.data").joinpath(f"lead_words_{language}.json").read_text(encoding="utf-8"))
    known = {f"<{name}>" for name in data["classes"]}
    for name, lines in data["phrases"].items():
        assert len(lines) == len(set(lines)), name
        for line in lines:
            words = [word.removesuffix("?") if len(word) > 1 else word for word in line.split()]
            assert {word for word in words if word.startswith("<")} <= known, line
            plain = [word.strip("*") for word in words if not SPECIAL.fullmatch(word)]
            assert plain == [token.word for word in plain for token in tokens(word)], line
