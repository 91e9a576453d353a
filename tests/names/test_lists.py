"""The word lists that ship: folded, without doubles, quick to load."""

from __future__ import annotations

import pytest

from msglint.names.folding import fold, words
from msglint.names.honorifics import honorifics
from msglint.names.lists import family_first_names, given_names, lines, listed, name_groups


def test_given_names_are_folded_and_stand_once() -> None:
    plain = [word for line in lines("given_names.txt") for word in line.split()]
    assert len(plain) == len(set(plain)) > 1_000
    assert [word for word in given_names() if words(word) != (word,)] == []


def test_a_name_is_not_its_own_everyday_form() -> None:
    for name, groups in name_groups().items():
        for names, everyday in groups:
            assert not names & everyday, name


@pytest.mark.parametrize("kind", ["placeholder", "placeholder-first", "role", "generic", "company-form", "particle"])
def test_words_are_folded(kind: str) -> None:
    assert [word for word in listed(kind) if word != fold(word)] == []


def test_what_is_a_given_name_is_no_placeholder() -> None:
    assert listed("placeholder") & given_names() == {"nan"}
    assert listed("placeholder-first") & given_names() == set()


def test_honorifics_have_known_kinds() -> None:
    entries = [entry for group in honorifics().values() for entry in group]
    assert {entry.kind for entry in entries} == {"plain", "rank", "given"}
    assert {entry.sex for entry in entries} == {"f", "m", ""}
    assert [entry.form for entry in entries if fold(entry.form) != entry.form] == []


def test_family_names_by_language() -> None:
    assert "nguyen" in family_first_names()["vi"]
    assert "nagy" in family_first_names()["hu"]
    assert "behnia" not in set().union(*family_first_names().values())
