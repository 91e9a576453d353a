"""HTML as its reader sees it: lines, white space, what is hidden, the preheader."""

from __future__ import annotations

import pytest
from messages import message, page, part

from msglint.reading.html_page import html_page

PADDING = "&zwnj;&nbsp;&#847;&nbsp;" * 8


def lines(template: str) -> list[str]:
    made = part("html", template)
    laid_out = html_page(made.raw, made.segments)
    return [laid_out.text[line.start : line.end] for line in laid_out.lines]


def seen(template: str) -> str:
    return page(template).whole.text


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>after", "one\ntwo\n\nafter"),
        ("<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>", "one two\nthree"),
        ("<tr><td>one</td><td>two</td></tr><tr><td>three</td></tr>", "one two\nthree"),
        ("  a \n <b> b </b> \t c ", "a b c"),
        ("a<b>b</b><i>c</i>", "abc"),
        ("a&nbsp;&amp;&lt;b&gt;&#8217;&#x1F389;&hellip;", "a\u00a0&<b>’🎉…"),
        ("AT&T &copy2026 &notanentity; &#1;x", "AT&T ©2026 ¬anentity; x"),
        ("un\u00adsub\u200bscribe", "unsubscribe"),
        ("<pre>x\n  y\n\nz</pre>", "x\n  y\n\nz"),
        ("<div style='white-space: pre-line'>one\ntwo</div>", "one\ntwo"),
        ("<p>one<p>two<div>three", "one\n\ntwo\n\nthree"),
        ("<span style='display:block'>one</span><span>two</span>", "one\ntwo"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
        ("<h1>one</h1>two<hr>three", "one\n\ntwo\n\nthree"),
        ("<P CLASS=x>one</P ><BR>two", "one\n\ntwo"),
        ("<a href='x'>one</a> <a href='y'>two</a>", "one two"),
        ("<p>&nbsp;</p><p>one</p><p> </p><p>two</p>", "one\n\ntwo"),
        ("<unknown>one</unknown> <o:p>two</o:p>", "one two"),
        ("<select><option>one<option>two</select>three", "three"),
        ("<p title='a > b'>one</p>", "one"),
        ('<p title="unclosed>one</p><p>two</p>', "one\n\ntwo"),
    ],
)
def test_what_a_browser_shows(template: str, shown: str) -> None:
    assert seen(template) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<head><title>no</title><style>.x{}</style></head>",
        "<script>document.write('<p>no</p>')</script>",
        "<style>no</style>",
        "<!-- no <p>no</p> -->",
        "<!--[if mso]><p>no</p><![endif]-->",
        "<p hidden>no</p>",
        "<div style='DISPLAY : none !important'><p>no</p></div>",
        "<div style='visibility:hidden'>no</div>",
        "<div style='max-height:0;overflow:hidden'>no</div>",
        "<div style='height:0px; overflow:hidden'>no</div>",
        "<div style='opacity: 0'>no</div>",
        "<div style='font-size:0'>no</div>",
        "<div style='font:normal 1px/1px Arial'>no</div>",
        "<template><p>no</p></template>",
        "<textarea>no</textarea>",
        "<svg><text>no</text></svg>",
        "<p class='gone'>no</p>",
        "<p id='lost'>no</p>",
        "<![CDATA[no]]>",
        "<?php no ?>",
    ],
)
def test_what_it_does_not_show(hidden: str) -> None:
    style = (
        "<style>/* p.gone{} */ @media print{.kept{display:none}} td.gone, .gone, #lost{color:red;display: none}</style>"
    )
    assert seen(f"{style}<p class='kept'>one</p>{hidden}<p>two</p>") == "one\n\ntwo"


@pytest.mark.parametrize(
    "shown",
    [
        "<![if !mso]><p>two</p><![endif]>",
        "<!--[if !mso]><!--><p>two</p><!--<![endif]-->",
        "<div style='font-size:0px'><div style='font-size:14px'>two</div></div>",
        "<div style='font-size:0'><p style='font:400 16px/24px Arial'>two</p></div>",
        "<div><a href='x' style='mso-hide:all'>two</a></div>",
        "<div style='opacity:0.9;max-height:100px'>two</div>",
        "<div style='height:0'>two</div>",
        "<p class='kept'>two</p>",
    ],
)
def test_what_only_looks_hidden(shown: str) -> None:
    style = "<style>@media screen and (max-width:600px){.kept{display:none !important}}</style>"
    assert seen(f"{style}<p>one</p>{shown}") in ("one\n\ntwo", "one\ntwo")


PREHEADERS = [
    "<div style='display:none'>{}</div>",
    "<span style='font-size:1px;color:#fff'>{}</span>",
    "<div style='max-height:0;overflow:hidden;mso-hide:all'><p>{}</p></div>",
    "<style>.pre{{display:none}}</style><div class='pre'>{}</div>",
    "<table><tr><td class='preheader-text'>{}</td></tr></table>",
    "<p id='preview'>{}</p>",
    "<div style='mso-hide:all'>{}</div>",
    "<div hidden></div><div hidden>{}</div>",
]


@pytest.mark.parametrize("hidden", PREHEADERS)
def test_the_preheader(hidden: str) -> None:
    template = (
        hidden.format("Two seats &amp; a glass for you, [[first_name]] " + PADDING) + "<h1>An evening</h1><p>Hi.</p>"
    )
    reading, maps = message(html=template)
    assert reading.preheader is not None
    assert (reading.preheader.part, reading.preheader.text) == ("html", "Two seats & a glass for you, Parissa")
    assert reading.bodies[0].whole.text == "An evening\n\nHi."
    name = reading.preheader.span(reading.preheader.text.index("Parissa"))
    ((segment, start, end),) = maps["html"].segments(name.start, name.end)
    assert (segment.fields, segment.text[start:end]) == (("contact.first_name",), "Parissa")
    assert maps["html"].text[reading.preheader.start :].startswith("Two seats")


@pytest.mark.parametrize(
    "template",
    [
        "<table><tr><td class='preheader'><a href='/w'>View in browser</a></td></tr></table><p>one</p>",
        "<p>one</p><div style='display:none'>late</div>",
        f"<div style='display:none'>{PADDING}</div><p>one</p>",
        "<div class='preview'><h1>one</h1></div>",
    ],
)
def test_what_is_no_preheader(template: str) -> None:
    reading, _ = message(html=template)
    assert reading.preheader is None
    assert "one" in reading.bodies[0].whole.text


def test_a_part_of_its_own_is_the_preheader() -> None:
    reading, _ = message(preheader=" \n Two seats\n are held ", html="<div hidden>Two seats</div><p>one</p>")
    assert reading.preheader is not None
    assert (reading.preheader.part, reading.preheader.text) == ("preheader", "Two seats are held")
    assert reading.bodies[0].whole.text == "one"


def test_a_preheader_part_from_an_html_template_is_decoded() -> None:
    reading, _ = message(preheader="Tom &amp; Jerry <b>for</b> you&nbsp;", text="Hi")
    assert reading.preheader is not None
    assert reading.preheader.text == "Tom & Jerry for you"


def test_an_empty_preheader_has_its_field() -> None:
    reading, _ = message({"city": ""}, preheader="[[city]]", text="Hi")
    assert reading.preheader is not None
    assert (reading.preheader.text, reading.preheader.fields()) == ("", ("city",))


def test_a_layout_with_logo_menu_and_hero() -> None:
    body = page(
        """<table width="100%"><tr><td align="center"><a href="https://x.example/w">View in browser</a></td></tr>
        <tr><td><a href="https://x.example/"><img src="logo.png" alt="New Harbor"></a></td></tr>
        <tr><td><a href="/e">Events</a></td><td><a href="/m">Membership</a></td></tr>
        <tr><td><h1>An evening to breathe</h1></td></tr>
        <tr><td><p>Hi [[first_name]],</p><p>After a long week you told us you want to unwind.
        We kept two seats for you.</p></td></tr></table>"""
    )
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa"]
    assert body.lead is not None
    assert [sentence.text for sentence in body.lead.sentences] == [
        "After a long week you told us you want to unwind.",
        "We kept two seats for you.",
    ]


def test_cells_are_lines_of_their_own() -> None:
    assert lines("<table><tr><td>Postage</td><td>$3.50</td></tr></table>") == ["Postage", "$3.50"]


def test_deep_nesting_keeps_the_words() -> None:
    assert seen("<div>" * 3000 + "one" + "</div>" * 3000 + "<p>two</p>") == "one\n\ntwo"
    assert seen("<p>x" * 1000).count("x") == 1000
    assert seen("<ul><li>" * 600 + "x").strip() == "x"
    assert seen("<a href=x>y" * 900).count("y") == 900
