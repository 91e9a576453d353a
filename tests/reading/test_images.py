"""Images of an HTML part: where they stand, what is said for them, which links they stand in."""

from __future__ import annotations

from messages import message

from msglint.model import Image


def images(html: str, **values: str) -> tuple[Image, ...]:
    return message(values, html=html)[0].bodies[0].images


def test_what_a_tag_says() -> None:
    one, two, three, four = images(
        '<p>Hi</p><img src="a.png" alt=" A rose " width="600" height="40px">'
        '<img src=b.gif style="width: 1px;height:1px">'
        '<img src="c.png" width="100%" role="presentation"><div hidden><img src="d.png"></div>'
    )
    assert (one.source.text, one.alt and one.alt.text, one.width, one.height) == ("a.png", "A rose", 600, 40)
    assert (two.alt, two.width, two.height, two.silent) == (None, 1, 1, False)
    assert (three.width, three.silent) == (0, True)
    assert four.silent


def test_an_image_knows_its_link() -> None:
    alone, beside, among, named = images(
        '<a href="https://x.example/1"><img src="1.png" alt=""></a>'
        '<a href="https://x.example/2"><img src="2.png" alt=""> The way</a>'
        '<a href="https://x.example/3"><img src="3.png" alt=""><img src="4.png" alt="The map"></a>'
    )
    assert [image.led for image in (alone, beside, among, named)] == [False, True, True, True]
    assert [image.link for image in (alone, beside, among, named)] == [0, 1, 2, 2]


def test_an_image_without_a_source_or_in_a_comment_is_none() -> None:
    assert images('<p>Hi</p><img alt="x"><!--[if mso]><img src="x.png"><![endif]-->') == ()


def test_a_value_keeps_its_field() -> None:
    (image,) = images('<p>Hi</p><img src="https://x.example/[[city]].png" alt="[[city]]">', city="Turin")
    assert image.alt is not None
    assert (image.source.fields(), image.alt.fields()) == (("city",), ("city",))


def test_the_size_of_a_part_is_its_bytes() -> None:
    reading, _ = message(text="Hi", html="<p>Größe</p>")
    assert [body.size for body in reading.bodies] == [2, len("<p>Größe</p>".encode())]


def test_padding_after_a_preheader_is_seen() -> None:
    padded, _ = message(html='<div style="display:none">Soon&zwnj;&nbsp;&zwnj;&nbsp;</div><p>Hi</p>')
    bare, _ = message(html='<div style="display:none">Soon</div><p>Hi</p>')
    assert (padded.bodies[0].padded, bare.bodies[0].padded) == (True, False)
