"""What people asked to hear about, and what texts are about."""

from __future__ import annotations

from typing import Any

import pytest

from msglint.reading.wishes.interests import DATA, about, families, interests, is_open, related, share_a_word, wishes


@pytest.mark.parametrize(
    ("cell", "topics"),
    [
        ("Chamber music; Lectures", ("Chamber music", "Lectures")),
        ("jazz,opera", ("jazz", "opera")),
        ("crime fiction | cooking", ("crime fiction", "cooking")),
        ('["Jazz", "Opera"]', ("Jazz", "Opera")),
        (["Jazz", " Opera "], ("Jazz", "Opera")),
        ({"Jazz": True, "Opera": False, "Film": "yes"}, ("Jazz", "Film")),
        ("", ()),
        (None, ()),
    ],
)
def test_the_topics_of_a_cell(cell: Any, topics: tuple[str, ...]) -> None:
    assert wishes(cell) == topics


@pytest.mark.parametrize("wish", ["Newsletter", "What's on", "all", "Product updates", "Events", "Angebote", "—"])
def test_a_wish_that_leaves_the_subject_open(wish: str) -> None:
    assert is_open(wish)


@pytest.mark.parametrize("wish", ["Jazz", "crime fiction", "novels by Noor Salim", "VIP"])
def test_a_wish_for_something(wish: str) -> None:
    assert not is_open(wish)


def test_words_and_families_count_as_the_same() -> None:
    assert share_a_word(["opera", "Gardening"], ["", "Six gardens open on Sunday"])
    assert not share_a_word(["the birds"], ["the tyres", "the"])
    assert related(about("a string quartet"), about("Concerts"))
    assert related(about("opera"), about("a choir"))
    assert related(about("opera"), about("theatre and music"))
    assert not related(about("winter tyres"), about("opera"))


def test_a_whole_field_is_near_all_in_it_until_one_is_named() -> None:
    assert related(about("the jazz trio"), about("Music"))
    assert related(about("a concert"), about("Jazz"))
    assert not related(about("the jazz quartet plays a concert"), about("Opera"))


def test_plain_words_are_words_of_their_interest() -> None:
    assert about("an evening of jazz", plainly=True).found.keys() == {"jazz"}
    assert not about("a trumpeter in a theatre", plainly=True).found
    rows = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines() if line.count("\t") == 3][1:]
    assert rows
    for name, _, words, said in rows:
        assert set(said.split(", ")) <= {name, *words.split(", ")}, name


def test_vague_words_tell_nothing_for_certain() -> None:
    assert about("an evening of music").found
    assert not about("an evening of music").telling


def test_the_families_of_vague_interests_are_those_of_telling_ones() -> None:
    known = interests()[0]
    telling = families(name for name in known if not name.startswith("~"))
    for name, interest in known.items():
        assert interest.families & telling, f"{DATA.name}: nothing telling is in a family of {name}"
