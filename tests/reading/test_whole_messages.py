"""Whole messages: several parts, and what a template prints twice."""

from __future__ import annotations

from messages import message, part

from msglint.reading import read


def test_text_comes_before_html() -> None:
    reading, maps = message(
        subject="Two seats, [[first_name]]",
        text="Hi [[first_name]],\n\nwe kept two seats for you.",
        html="<p>Hi [[last_name]],</p><p>We kept two seats for you.</p>",
    )
    assert [body.part for body in reading.bodies] == ["text", "html"]
    assert [body.greetings[0].name.fields() for body in reading.bodies] == [("first_name",), ("last_name",)]
    assert [greeting.name.text for greeting in reading.greetings] == ["Parissa"]
    assert set(maps) == {"subject", "text", "html"}


def test_a_subject_is_one_line() -> None:
    reading, maps = message(subject="\n  Your seats,\n   [[first_name]] \n", text="Hi")
    assert reading.subject is not None
    assert reading.subject.text == "Your seats, Parissa"
    start = reading.subject.start + reading.subject.text.index("Parissa")
    ((segment, _, _),) = maps["subject"].segments(start, start + 7)
    assert segment.fields == ("contact.first_name",)


def test_subject_and_preheader_printed_at_the_head_are_not_the_message() -> None:
    reading, _ = message(
        subject="[[first_name]], your seats are waiting for you.",
        preheader="We kept two of them for you.",
        text="Subject: [[first_name]], your seats are waiting for you.\n\nWe kept two of  them for you.\n\n"
        "Hi [[first_name]],\n\nthe lift to the balcony works again.",
    )
    body = reading.bodies[0]
    assert [greeting.line.text for greeting in body.greetings] == ["Hi Parissa,"]
    assert [sentence.text for sentence in body.sentences] == ["the lift to the balcony works again."]
    assert body.lead is not None
    assert body.lead.passage.text == "the lift to the balcony works again."


def test_a_headline_that_repeats_the_subject() -> None:
    reading, _ = message(
        subject="Thank you, [[first_name]]!",
        html="<h1>Thank you, [[first_name]]!</h1><p>Your gift has arrived with us.</p>",
    )
    assert reading.bodies[0].greetings == ()
    assert reading.greetings[0].name.text == "Parissa"


def test_a_receipt() -> None:
    reading, _ = message(
        html="""<table><tr><td><h2>Thanks for your order, [[first_name]]!</h2><p>Order #4711 is on its way.</p></td>
        </tr><tr><td><table><tr><th>Item</th><th>Price</th></tr><tr><td>The Salt Path</td><td>$12.00</td></tr></table>
        </td></tr>
        <tr><td>Ship to:<br>[[full_name]]<br>14 Elm Street</td></tr></table>"""
    )
    body = reading.bodies[0]
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa"]
    assert body.lead is not None
    assert body.lead.passage.text == "Order #4711 is on its way."
    assert "Parissa Behnia" in [sentence.text for sentence in body.sentences]


def test_nothing_at_all() -> None:
    reading, maps = read([], {})
    assert (reading.subject, reading.bodies, dict(maps)) == (None, (), {})
    reading, _ = message(subject="", preheader="", text="", html="")
    assert reading.subject is not None
    assert reading.subject.text == ""
    assert [(body.whole.text, body.lead, body.greetings, body.links) for body in reading.bodies] == [
        ("", None, (), ())
    ] * 2


def test_odd_front_matter_does_no_harm() -> None:
    for products in ("Dear Evan", ["", None, {"name": "Dear Evan"}, {"title": 3}], 7, {"a": 1}, None):
        reading, _ = read([part("text", "Hi [[first_name]],")], {"products": products, "purpose": None, "format": 3})
        assert reading.bodies[0].greetings[0].name.text == "Parissa"
