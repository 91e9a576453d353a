"""Phrases with choices, and the shipped lists."""

from __future__ import annotations

import re

import pytest

from msglint.reading.dialogue import phrasebook
from msglint.reading.dialogue.cues import SELLING, cues
from msglint.reading.dialogue.phrasebook import Phrases, phrases, shipped
from msglint.reading.dialogue.wanted import KINDS

SECTIONS = sorted(phrasebook._sections())


def found(line: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Phrases([line]).find(text)]


def test_whole_words_in_any_case_and_spacing() -> None:
    assert found("as stated", "AS\u00a0stated, as\n stated") == ["AS\u00a0stated", "as\n stated"]
    assert found("as stated", "was stated; as statedly") == []


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("{thank you|thanks} for it", "Thanks for it. Thank you for it!", ["Thanks for it", "Thank you for it"]),
        ("as {already |}stated", "as stated, as already stated", ["as stated", "as already stated"]),
        ("{very |so |}sorry", "sorry, so sorry", ["sorry", "so sorry"]),
        ("any {news|} today", "any news today, any today", ["any news today", "any today"]),
        ("bring it {back|}", "bring it, bring it back", ["bring it", "bring it back"]),
        ("e-mail", "an e‑mail, an e-mail, an email", ["e‑mail", "e-mail"]),
        ("you've asked", "you’ve asked", ["you’ve asked"]),
        ("réclamation", "votre RECLAMATION, réclamation", ["RECLAMATION", "réclamation"]),
        ("how much (net)", "how much (net)?", ["how much (net)"]),
    ],
)  # fmt: skip
def test_choices(line: str, text: str, expected: list[str]) -> None:
    assert found(line, text) == expected


def test_the_longest_of_those_that_begin_together() -> None:
    text = "thank you for your patience"
    assert [text[a:b] for a, b in Phrases(["thank you", "thank you for your patience", "patience"]).find(text)] == [
        text
    ]


def test_neighbours_that_share_the_space_between_them() -> None:
    text = "sorry sorry sorry"
    assert len(Phrases(["sorry"]).find(text)) == 3


def test_nothing_to_look_for() -> None:
    assert Phrases([]).find("anything") == ()
    assert "anything" not in Phrases([])


def test_a_text_without_its_phrases() -> None:
    assert Phrases(["free returns"]).without("Boots, free returns, bags.") == "Boots, …, bags."
    assert Phrases(["free returns"]).without("Boots.") == "Boots."


def test_offsets_stand_in_the_text_as_it_is() -> None:
    text = "ÄÖÜ “as stated” 🙂 as stated"
    assert found("as stated", text) == ["as stated", "as stated"]


def test_a_long_text_takes_no_longer_than_a_sentence() -> None:
    assert shipped("turning").find("as " * 1_000_000) == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_well_formed(section: str) -> None:
    lines = phrases(section)
    assert lines
    for line in lines:
        assert line == line.strip()
        assert line.count("{") == line.count("}"), line
        assert not re.search(r"\{[^}]*\{", line), f"a choice within a choice: {line}"
    assert len(lines) == len(set(lines))
    assert shipped(section).find("zzz") == ()


def test_an_unknown_section() -> None:
    with pytest.raises(KeyError):
        phrases("nothing of the kind")


def test_every_cue_has_its_section() -> None:
    assert {*SELLING, *(f"{does} {kind}" for does in ("asks", "gives") for kind in KINDS)} <= set(SECTIONS)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Save 20 % on all bags until Sunday.", "offer"),
        ("Book your seats now.", "call"),
        ("Our new season is here.", "newness"),
        ("Dogs on a lead are welcome.", "may"),
        ("Your parcel left on Monday.", "yours"),
        ("It is closed because the roof leaks.", "reason"),
        ("The doors open at seven.", "clock"),
        ("It takes 40 minutes.", "amount"),
        ("The desk is behind the stairs.", "where"),
    ],
)
def test_a_cue(sentence: str, cue: str) -> None:
    assert cues(sentence).get(cue, 0) > 0


def test_an_imperative_counts_where_a_clause_begins() -> None:
    assert "call" in cues("Come and see.")
    assert "call" in cues("The doors are open: come in.")
    assert "call" not in cues("You may come late.")


def test_somebodys_own_and_anybodys() -> None:
    assert "yours" in cues("The lens in your box is new.")
    assert "yours" not in cues("The best of your summer.")


@pytest.mark.parametrize("section", SECTIONS)
def test_only_the_phrases_that_a_text_may_hold_are_looked_for_and_none_is_missed(section: str) -> None:
    """A phrase is looked for by one of its words: each phrase must be found in what it itself says."""
    lines = phrases(section)
    for line in lines:
        said = " ".join(re.sub(r"\{([^{}]*)\}", lambda choice: choice[1].split("|")[0], line).split())
        assert said in Phrases([line]), line
        assert said in shipped(section), line


def test_a_list_of_msglints_own() -> None:
    own = Phrases(["@turning", "that is how we do it"])
    assert "As stated, that is how we do it." in own
    assert own.find("as stated") == shipped("turning").find("as stated")
    assert set(phrasebook.LISTS) <= set(SECTIONS)


def test_a_list_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="has no list @turnig; it has @acknowledging"):
        Phrases(["@turnig"])
