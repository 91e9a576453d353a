"""How messages end: sign-off, footer, quoted mail."""

from __future__ import annotations

import pytest
from messages import message, page, text

BODY = "Hi [[first_name]],\n\nThe ramp you asked about is finished, and it is lit at night.\n\n"


@pytest.mark.parametrize(
    "signoff",
    [
        "Best,\nTom",
        "Best regards,\n\nTom Ferreira\nBox office, New Harbor Hall\n+1 555 0100",
        "Thanks again, Tom",
        "Cheers!\nTom",
        "See you soon,\nThe New Harbor team",
        "Mit freundlichen Grüßen\nIhr Team vom Neuen Hafen",
        "Viele Grüße aus Hamburg\nAnna",
        "Cordialement,\nClaire",
        "Un cordial saludo,\nMarta",
        "Cordiali saluti\nLuca",
        "Met vriendelijke groet,\nJan",
        "Atenciosamente,\nRui",
        "Med venlig hilsen\nAnne",
        "— Tom",
        "-- \nTom Ferreira\nhttps://newharbor.example",
        "Your New Harbor team",
    ],
)
def test_signoffs(signoff: str) -> None:
    body = text(BODY + signoff + "\n")
    assert body.signoff is not None
    assert body.signoff.text == signoff.strip()
    assert [sentence.text for sentence in body.sentences] == [
        "The ramp you asked about is finished, and it is lit at night."
    ]


def test_a_postscript_is_the_message() -> None:
    body = text(BODY + "Warm regards,\nTom\n\nP.S. The bar opens at six.")
    assert body.signoff is not None
    assert body.signoff.text == "Warm regards,\nTom"
    assert body.sentences[-1].text == "P.S. The bar opens at six."


@pytest.mark.parametrize(
    "last",
    [
        "Thank you for asking, it helped a lot.",
        "Best of all, the bar is open.",
        "Enjoy the quiet hour with us on Friday night.",
    ],
)
def test_sentences_are_no_signoff(last: str) -> None:
    assert text(BODY + last).signoff is None


def test_thanks_at_the_head_is_no_signoff() -> None:
    body = text("Thank you, [[first_name]]!\n\nYour gift arrived.")
    assert body.signoff is None
    assert [sentence.text for sentence in body.sentences] == ["Your gift arrived."]


FOOTERS = [
    "You are receiving this because you bought tickets from us.\nUnsubscribe: https://nh.example/u",
    "New Harbor Hall\n12 Pier Road, New Harbor, MA 02740\nManage your preferences | Unsubscribe",
    "Sie erhalten diese E-Mail, weil Sie Karten gekauft haben.\nHafenstraße 12, 20457 Hamburg\nAbmelden: https://nh.example/u",
    "Vous recevez ce message car vous êtes abonné. Se désabonner : https://nh.example/u",
    "Has recibido este correo porque compraste entradas. Darse de baja: https://nh.example/u",
    "Ricevi questa email perché sei iscritta.\nAnnulla iscrizione: https://nh.example/u",
    "Je ontvangt deze mail omdat je kaarten kocht. Afmelden: https://nh.example/u",
    "Recebeu este e-mail porque comprou bilhetes. Cancelar subscrição: https://nh.example/u",
    "© 2026 New Harbor Hall. All rights reserved.",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers(footer: str) -> None:
    body = text(f"{BODY}Best,\nTom\n\n{footer}\n")
    assert body.footer is not None
    assert body.footer.text == footer
    assert body.signoff is not None
    assert body.signoff.text == "Best,\nTom"
    assert len(body.sentences) == 1


def test_a_footer_in_html() -> None:
    body = page(
        "<p>Hi [[first_name]],</p><p>The ramp is finished.</p><table class='email-footer'><tr><td>New Harbor Hall<br>"
        "12 Pier Road</td></tr><tr><td><a href='/p'>Preferences</a> | <a href='/u'>Unsubscribe</a></td></tr></table>"
    )
    assert body.footer is not None
    assert body.footer.text.startswith("New Harbor Hall\n12 Pier Road")
    assert [sentence.text for sentence in body.sentences] == ["The ramp is finished."]


def test_the_way_out_of_a_text_message() -> None:
    body = text("Your New Harbor tickets are ready: https://nh.example/t. Reply STOP to opt out.")
    assert body.footer is not None
    assert body.footer.text == "Reply STOP to opt out."
    assert body.lead is not None
    assert body.lead.passage.text == "Your New Harbor tickets are ready: https://nh.example/t."


@pytest.mark.parametrize(
    "sentence",
    [
        "We helped them flag accounts at risk 45 days before cancellation, and they kept most of them.",
        "We have rewritten our privacy policy so that it fits on one page, and here is what changed.",
    ],
)
def test_a_message_is_never_all_footer(sentence: str) -> None:
    body = text(f"Hi [[first_name]],\n\n{sentence}\n\nBest,\nTom")
    assert body.lead is not None
    assert body.lead.passage.text == sentence


QUOTES = [
    "On Tue, Mar 3, 2026 at 10:12 AM Anna Weber\n<anna@x.example> wrote:\n\n> Hi Tom,\n> where do I park?",
    "Am 02.03.2026 um 15:14 schrieb Anna Weber:\n> Hallo Tom,\n> wo parke ich?",
    "Le mar. 3 mars 2026 à 10:12, Anna Weber <anna@x.example> a écrit :\n> Bonjour Tom,\n> où se garer ?",
    "El mar, 3 mar 2026 a las 10:12, Anna (<anna@x.example>) escribió:\n> Hola Tom,\n> ¿dónde aparco?",
    "Il giorno mar 3 mar 2026 alle ore 10:12 Anna <anna@x.example> ha scritto:\n> Ciao Tom,\n> dove parcheggio?",
    "Op di 3 mrt 2026 om 10:12 schreef Anna Weber <anna@x.example>:\n> Dag Tom,\n> waar parkeer ik?",
    "Em ter., 3 de mar. de 2026 às 10:12, Anna <anna@x.example> escreveu:\n> Olá Tom,\n> onde estaciono?",
    "-----Original Message-----\nFrom: Anna Weber\nSent: Tuesday\nSubject: Parking\n\nHi Tom,\n\nwhere do I park?",
    "From: Anna Weber <anna@x.example>\nSent: Tuesday, March 3, 2026\nTo: Tom\nSubject: Parking\n\nDear Tom, where?",
    "> Hi Tom,\n> where do I park?",
]


@pytest.mark.parametrize("quote", QUOTES)
def test_quoted_mail_is_not_the_senders(quote: str) -> None:
    body = text(f"{BODY}Best,\nTom\n\n{quote}\n", {"purpose": "reply"})
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa"]
    assert [passage.text for passage in body.quoted] == [quote]
    assert len(body.sentences) == 1
    assert body.signoff is not None
    assert body.signoff.text == "Best,\nTom"


def test_an_answer_below_the_quote() -> None:
    body = text(f"{QUOTES[0]}\n\n{BODY}Best,\nTom")
    assert body.lead is not None
    assert body.lead.passage.text.startswith("The ramp")
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa"]


def test_a_single_arrow_is_no_quote() -> None:
    body = text("You asked for the times.\n\n> Book now: https://nh.example/b\n\nSee you there on Friday.")
    assert body.quoted == ()


@pytest.mark.parametrize("words", ["The Herald wrote: a quiet triumph.", "When: 4 May\nFrom: 7 pm\nTo: 9 pm"])
def test_words_about_writing_quote_nothing(words: str) -> None:
    assert text(f"Hi,\n\nYou asked what people say.\n\n{words}\n\nThe bar is open.").quoted == ()


def test_quotes_of_mail_programs() -> None:
    gmail = page(
        "<div>The car park is behind the hall.</div><div class='gmail_quote'><div class='gmail_attr'>On Mon, A. wrote:"
        "<br></div><blockquote class='gmail_quote'>Hi Tom, where do I park?</blockquote></div>"
    )
    assert [sentence.text for sentence in gmail.sentences] == ["The car park is behind the hall."]
    assert gmail.greetings == ()
    thunderbird = page(
        "<p>It is behind the hall.</p><div class='moz-cite-prefix'>Am 02.03.26 um 15:14 schrieb Anna:</div>"
        "<blockquote type='cite'><p>Hallo Tom, wo parke ich?</p></blockquote>"
    )
    assert [sentence.text for sentence in thunderbird.sentences] == ["It is behind the hall."]
    praise = page("<p>People said this of our garden:</p><blockquote>The quietest hour of my week.</blockquote>")
    assert praise.quoted == ()


def test_a_block_quote_in_a_reply() -> None:
    reading, _ = message(
        meta={"purpose": "reply"}, html="<p>You wrote:</p><blockquote>Hi, where?</blockquote><p>Behind the hall.</p>"
    )
    assert [sentence.text for sentence in reading.bodies[0].sentences] == ["Behind the hall."]
