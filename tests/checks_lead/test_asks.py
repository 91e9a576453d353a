"""What a message asks its reader to do."""

from __future__ import annotations

from datetime import date

import pytest

from msglint.checks import asks as check
from msglint.model import Evidence, Part, Personal, Place, Segment
from msglint.reading import read
from msglint.reading.asks import asks, call, page

HERE = Place("message", 1, 1, 1, 2)


def found(text: str, name: str = "text", field: str = "") -> list[str]:
    segments = (Segment(text, HERE, (f"contact.{field}",) if field else (), literal=not field),)
    reading, _ = read([Part(name, text, segments)], {})
    return [ask.words.text for body in reading.bodies for ask in asks(body)]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Book your seats", "buy"),
        ("Please donate", "give"),
        ("Click here to register", "join"),
        ("Sign up", "join"),
        ("Jetzt Karten buchen", "buy"),
        ("En savoir plus", "read"),
        ("Saiba mais", "read"),
        ("Our report", ""),
        ("the book", ""),
        ("", ""),
    ],
)
def test_calls(words: str, act: str) -> None:
    assert call(words, "acts") == act


@pytest.mark.parametrize(
    "url",
    [
        "https://www.a.example/b/",
        "http://a.example/b?utm_source=x&mc_cid=9",
        "https://A.example/b#top",
        "https://a.example/b?gclid=1",
    ],
)
def test_one_page_has_many_addresses(url: str) -> None:
    assert page(url) == page("https://a.example/b")


def test_what_is_asked_in_an_address_counts() -> None:
    assert page("https://a.example/b?show=1") != page("https://a.example/b?show=2")


def test_the_same_words_beside_each_of_a_list_are_one_ask() -> None:
    items = "".join(f'<li>Walk {n} <a href="https://a.example/walks/{n}">Book  now</a></li>' for n in range(5))
    assert found(f"<ul>{items}</ul><p><a href='https://a.example/give'>Give today</a></p>", "html") == [
        "Book now", "Give today",
    ]  # fmt: skip


@pytest.mark.parametrize("url", ["http://[", "https://a.example:x/b", "//", "%%", "?" * 50])
def test_addresses_that_are_none(url: str) -> None:
    assert isinstance(page(url), str)


def test_links_to_one_page_are_one_ask() -> None:
    text = "[Book now](https://a.example/b)\n\n[Reserve](https://a.example/b?utm_source=y)\n\n[Donate](https://a.example/c)\n"
    assert found(text) == ["Book now", "Donate"]


def test_what_is_no_ask() -> None:
    text = (
        "Hello Ines,\n\nyour seats are kept; the plan is in [our map](https://www.google.com/maps/x).\n\n"
        "[Follow us](https://www.instagram.com/x)\n\n[Write to us](mailto:a@b.example)\n\n"
        "Best wishes\nSam\n\n--\n[Unsubscribe](https://a.example/unsubscribe)\n[Update preferences](https://a.example/p)\n"
    )
    assert found(text) == []


def test_a_call_without_a_link() -> None:
    assert found("Hello Ines,\n\nthe tour is on Friday. Invite a friend. Invite a friend and a child.\n") == [
        "Invite a friend."
    ]


def test_html_buttons() -> None:
    text = '<p><a href="https://a.example/b">Apply today</a></p><p><a href="https://a.example/c">Get the guide</a></p>'
    assert found(text, "html") == ["Apply today", "Get the guide"]


def test_values_of_the_record_are_personal() -> None:
    text = "Hello Ines,\n\nInvite a friend. Leave us a review.\n"
    reading, _ = read([Part("text", text, (Segment(text, HERE, ("contact.note",)),))], {})
    (match,) = check.Check(check.Options()).matches(reading, Evidence(date(2026, 3, 2)))
    assert match.facts["count"] == 2
    assert any(isinstance(word, Personal) for word in match.facts["asks"])


def test_max_is_at_least_one() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        check.Check(check.Options(max=0))


def test_hostile_text_takes_linear_time() -> None:
    assert len(found("[Book](https://a.example/b)\n" * 5_000)) == 1
    assert len(found("book " * 50_000)) == 1


def test_addresses_in_one_sentence_each_have_words_of_their_own() -> None:
    text = (
        "Read the case (https://a.example/case), watch the talk (https://a.example/talk) and book a demo"
        " (https://a.example/demo).\n"
    )
    assert found(text) == ["Read the case", "watch the talk", "and book a demo"]


def test_calls_in_one_sentence() -> None:
    text = "Your match starts at 8. Watch live, vote for the player of the match and buy the new shirt!\n"
    assert found(text) == ["vote for the player of the match", "buy the new shirt!"]


@pytest.mark.parametrize(
    "text",
    [
        "You can vote on Friday and buy a badge at the door.\n",
        "Order by Friday, and it is with you on Monday.\n",
        "Bring boots, take the 8:10 and sign in at the hut.\n",
    ],
)
def test_one_call_or_none(text: str) -> None:
    assert len(found(text)) < 2


def test_calls_side_by_side_are_no_menu() -> None:
    calls = "<p>" + " · ".join(
        f'<a href="https://a.example/{page}">{words}</a>'
        for page, words in (("give", "Give today"), ("help", "Volunteer"), ("sign", "Sign the petition"))
    )
    assert found(f"<p>Eleven families have a roof.</p>{calls}</p>", "html") == [
        "Give today", "Volunteer", "Sign the petition",
    ]  # fmt: skip
