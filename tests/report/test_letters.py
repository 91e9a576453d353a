"""HTML made fit to be shown: marked where findings stand, masked, whole, and with nothing in it that acts."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.model import Personal, Place, Stretch
from msglint.reporters.page.document import digest, policy
from msglint.reporters.page.letters import letter

TAG = Place("a.html.j2", 3, 4, 3, 20)


def shown(*stretches: Stretch | str, values: bool = False) -> str:
    made = letter([Stretch(each) if isinstance(each, str) else each for each in stretches], lambda _: 7, values=values)
    return "".join(made.pieces)


def field(value: str, name: str = "last_name", *findings: int) -> Stretch:
    return Stretch(Personal(value, name), TAG, findings)


def test_a_merge_field_is_told_and_masked() -> None:
    assert shown("<p>Hi ", field("Quenby"), ",</p>") == '<p>Hi <msg-field data-t="7">‹last_name›</msg-field>,</p>'
    assert "Quenby" in shown("<p>Hi ", field("Quenby"), ",</p>", values=True)


def test_a_finding_is_marked_in_text_and_not_in_tags() -> None:
    made = shown(Stretch("<p>Big <b>news</b></p>", findings=(2, 5)))
    assert made == '<p><msg-mark data-f="2 5">Big </msg-mark><b><msg-mark data-f="2 5">news</msg-mark></b></p>'


def test_an_empty_value_leaves_a_mark() -> None:
    made = shown("<p>Hi ", Stretch("", TAG, (1,)), ",</p>")
    assert made == '<p>Hi <msg-mark data-f="1" data-t="7" data-hole></msg-mark>,</p>'


def test_white_space_between_cells_is_left_alone() -> None:
    assert shown(Stretch("<table>\n<tr>\n<td>x</td></tr></table>", findings=(1,))).count("<msg-mark") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p title="', '">x</p>'),
        ("<p class='", "'>x</p>"),
        ('<p style="color:', ';width:1px">x</p>'),
        ("<p class=", ">x</p>"),
        ("<a href=https://x.example/", ">x</a>"),
        ('<a href="https://x.example/?id=', '&amp;a=b">x</a>'),
        ("<p>", "</p>"),
        ("<!-- ", " --><p>x</p>"),
        ("<style>p::after{content:'", "'}</style><p>x</p>"),
    ],
)
@pytest.mark.parametrize("value", ["Quenby", 'Quen"by', "Quenby><script>alert(1)</script>", "Quenby</p><img src=x>"])
@pytest.mark.parametrize("name", ["last_name", "Member No", 'a"b<c>'])
def test_masked_it_is_whole_wherever_the_value_stands(before: str, value: str, after: str, name: str) -> None:
    made = shown(before, field(value, name), after)
    assert "Quen" not in made
    assert "<script" not in made
    assert "<img" not in made
    assert balanced(made)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
        "<meta http-equiv=refresh content=0;url=//x.example>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=x.swf></object><embed src=x>",
        "<link rel=stylesheet href=//x.example/a.css><base href=//x.example/>",
        "<form action=//x.example><button formaction=//x.example>x</button></form>",
        "<video poster=//x.example/a.png autoplay><source src=//x.example/a.mp4></video>",
        '<p style="background:url(//x.example/a.png)">x</p><table background="//x.example/b.png"></table>',
        "<style>@import '//x.example/a.css';p{background:url(//x.example/b.png)}</style>",
        '<img srcset="//x.example/a.png 2x" src="data:image/png;base64,AAAA">',
    ],
)
def test_nothing_that_acts_or_fetches_is_left(hostile: str) -> None:
    made = shown(hostile)
    seen = Attributes()
    seen.feed(made)
    assert not {"script", "iframe", "object", "embed", "link", "base", "meta", "source", "video"} & seen.names
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert not {"href", "action", "formaction", "poster", "background", "srcset", "http-equiv"} & seen.attributes
    addresses = made.replace('title="javascript:alert(1)"', "")
    assert "x.example" not in addresses
    assert "javascript:" not in addresses


def test_a_picture_that_is_in_the_message_stays() -> None:
    assert 'src="data:image/png;base64,AAAA"' in shown('<img alt=a src="data:image/png;base64,AAAA">')


def test_a_link_says_where_it_leads() -> None:
    assert shown('<a href="https://x.example/?a=1&amp;b=2">x</a>').startswith(
        '<a title="https://x.example/?a=1&amp;b=2"'
    )


def test_the_language_and_direction_of_the_document_stay() -> None:
    made = shown('<!doctype html><html class="a" dir=rtl lang="he" onload="alert(1)"><body>x</body></html>')
    assert made == '<html dir="rtl" lang="he"><body>x</body>'


def test_style_elements_are_named_in_the_policy() -> None:
    made = letter([Stretch("<style>p{color:red}\r\n</style><p>x</p>")], lambda _: 0, values=False)
    assert made.styles == ("p{color:red}\n",)
    rules = policy(["alert"], made.styles, live=False)
    wanted = base64.b64encode(hashlib.sha256(b"p{color:red}\n").digest()).decode()
    assert f"style-src 'sha256-{wanted}'" in rules
    assert f"script-src {digest('alert')};" in rules
    assert rules.startswith("default-src 'none'")
    assert "unsafe-inline" not in rules.replace("style-src-attr 'unsafe-inline'", "")


@settings(deadline=None)
@given(st.text(alphabet="<>/\"'= abp!-&;{}\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_markup_keeps_its_words(text: str, one: int, other: int) -> None:
    """However the stretches are cut, nothing is said twice and nothing that acts comes of it."""
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    pieces = [Stretch(text[:low]), Stretch(text[low:high], TAG, (0,)), Stretch(text[high:])]
    plain, marked = words(shown(text)), words(shown(*pieces))
    assert plain == marked


def words(markup: str) -> str:
    """What is left of markup without the page's own elements."""
    for name in ("msg-mark", "msg-field"):
        while (start := markup.find(f"<{name}")) >= 0:
            end = markup.index(">", start)
            markup = markup[:start] + markup[end + 1 :]
        markup = markup.replace(f"</{name}>", "")
    return markup


class Attributes(HTMLParser):
    """The names of all elements and attributes, and whether what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.stray = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in {"img", "br", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.stray = self.stray or not self.open or self.open.pop() != tag


def balanced(markup: str) -> bool:
    seen = Attributes()
    seen.feed(markup)
    return not seen.stray and not seen.open
