"""Links: words, address, fields, and the place of both."""

from __future__ import annotations

import pytest
from messages import message, page, text

from msglint.model import Body


def shown(body: Body) -> list[tuple[str, str]]:
    return [(link.words.text, link.url) for link in body.links]


@pytest.mark.parametrize(
    ("template", "links"),
    [
        ("<a href='https://x.example/a?b=1&amp;c=2'> Book \n now </a>", [("Book now", "https://x.example/a?b=1&c=2")]),
        ("<a href='/a?b=1&copy=2'>x</a>", [("x", "/a?b=1&copy=2")]),
        ("<a href=/a><img src=i alt='New &eacute;Harbor'></a>", [("New éHarbor", "/a")]),
        ("<a href='/a'><img src=i></a>", [("", "/a")]),
        ("<a href='/a'><img alt='logo'> Book</a>", [("Book", "/a")]),
        ("<a href=''>x</a> <a>y</a> <a name='z'>z</a>", [("x", "")]),
        (
            "<a href='mailto:a@x.example'>Write</a><a href='tel:+1'>Call</a>",
            [("Write", "mailto:a@x.example"), ("Call", "tel:+1")],
        ),
        ("<A HREF = '/a'\n>one</A><a href=/b>two<a href=/c>three", [("one", "/a"), ("two", "/b"), ("three", "/c")]),
        ("<p hidden><a href='/a'>x</a></p><a href='/b'>y</a>", [("y", "/b")]),
        ("<a href='/a'><table><tr><td>one</td><td>two</td></tr></table></a>", [("one two", "/a")]),
        ('<a title=">" href="/a">x</a>', [("x", "/a")]),
    ],
)
def test_links_of_html(template: str, links: list[tuple[str, str]]) -> None:
    assert shown(page(template)) == links


@pytest.mark.parametrize(
    ("template", "links"),
    [
        ("Book here: https://x.example/a.", [("Book here", "https://x.example/a")]),
        ("Read on:\nhttps://x.example/a", [("Read on", "https://x.example/a")]),
        ("- Book now (https://x.example/a)", [("Book now", "https://x.example/a")]),
        ("[Give](https://x.example/g) or not", [("Give", "https://x.example/g")]),
        (
            "See https://x.example/a_(b) and www.x.example!",
            [("https://x.example/a_(b)", "https://x.example/a_(b)"), ("www.x.example", "www.x.example")],
        ),
        ("Write to us <mailto:a@x.example>", [("mailto:a@x.example", "mailto:a@x.example")]),
        (
            "Abmelden: https://x.example/ab | Impressum: https://x.example/i",
            [("Abmelden", "https://x.example/ab"), ("Impressum", "https://x.example/i")],
        ),
        ("No link in e.g. this, nor in a.b", []),
        ("ご予約：https://x.example/a。", [("https://x.example/a", "https://x.example/a")]),
    ],
)
def test_links_of_text(template: str, links: list[tuple[str, str]]) -> None:
    assert shown(text(template)) == links


def test_links_of_markdown() -> None:
    body = text(
        '# March\n\nSee [the *whole* programme](https://x.example/p?c=[[id=7]] "all") and <https://x.example/a>.\n![x](y.png)',
        {"format": "md"},
    )
    assert body.whole.text == "March\n\nSee the whole programme and https://x.example/a.\n"
    assert shown(body) == [
        ("the whole programme", "https://x.example/p?c=7"),
        ("https://x.example/a", "https://x.example/a"),
    ]


def test_marks_of_markdown_are_read_through() -> None:
    body = text(
        "## Hi **[[first_name]]**,\n\n_thanks_ for `coming`, snake_case and 5 * 3 \\*s\\* stay", {"format": "md"}
    )
    assert body.whole.text == "Hi Parissa,\n\nthanks for coming, snake_case and 5 * 3 *s* stay"
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa"]


def test_fields_of_an_address() -> None:
    reading, maps = message(
        html="<p>Hi</p><a href='https://x.example/?c=[[city]]&amp;d=1'>Your page</a> <a href='/a'>Ours</a>"
    )
    yours, ours = reading.bodies[0].links
    assert (yours.url, yours.fields, yours.literal) == ("https://x.example/?c=Porto&d=1", ("city",), False)
    assert (ours.fields, ours.literal) == ((), True)
    assert yours.target is not None
    segments = maps["html"].segments(yours.target.start, yours.target.end)
    assert [segment.text[start:end] for segment, start, end in segments if segment.fields] == ["Porto"]
    assert yours.target.start >= reading.bodies[0].whole.end


def test_an_empty_address_has_its_field() -> None:
    (link,) = page("<a href='[[city]]'>Your page</a>", city="").links
    assert (link.url, link.fields, link.literal) == ("", ("city",), False)


def test_fields_of_an_address_in_text() -> None:
    (link,) = text("Your page: https://x.example/[[city]].").links
    assert (link.words.text, link.url, link.fields, link.literal) == (
        "Your page",
        "https://x.example/Porto",
        ("city",),
        False,
    )


def test_words_know_their_place() -> None:
    body = page("<p>Hi [[first_name]], <a href='/a'>see [[last_event]] again</a></p>")
    (link,) = body.links
    assert link.words.fields() == ("last_event",)
    assert (
        body.whole.text[link.words.start - body.whole.start : link.words.end - body.whole.start] == "see Mahler 5 again"
    )
