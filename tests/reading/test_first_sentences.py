"""The opening: what comes first once greeting and pleasantries are said."""

from __future__ import annotations

import pytest
from messages import page, text

from msglint.model import Body


def opening(body: Body) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in body.lead.sentences] if body.lead else []


def skipped(body: Body) -> list[str]:
    return [sentence.text for sentence in body.lead.skipped] if body.lead else []


LETTERS = {
    "en": (
        """Dear Ms. [[last_name]]:

Happy Friday! How are you?

Last month you asked whether the balcony has step-free access. It does now:
the lift opened on 3 May.

Yours sincerely,
Tom Ferreira""",
        ["Happy Friday!", "How are you?"],
        ["Last month you asked whether the balcony has step-free access.", "It does now: the lift opened on 3 May."],
    ),
    "de": (
        """Sehr geehrte Frau Dr. [[last_name]],

ich hoffe, es geht Ihnen gut. Vielen Dank für Ihre Treue!

Sie schrieben uns, dass Ihnen Reihe 5 zu eng war,
z. B. wegen der Armlehne. Am 12. Mai halten wir zwei Plätze am Gang frei.

Mit freundlichen Grüßen
Anna Weber""",
        ["ich hoffe, es geht Ihnen gut.", "Vielen Dank für Ihre Treue!"],
        [
            "Sie schrieben uns, dass Ihnen Reihe 5 zu eng war, z. B. wegen der Armlehne.",
            "Am 12. Mai halten wir zwei Plätze am Gang frei.",
        ],
    ),
    "fr": (
        """Madame, Monsieur,

Nous espérons que vous allez bien. Merci de votre fidélité.

Vous veniez surtout pour souffler après le travail. Nous gardons
deux places le 12 mai à 19 h 30.

Veuillez agréer, Madame, Monsieur, l'expression de nos salutations distinguées.

Claire Martin""",
        ["Nous espérons que vous allez bien.", "Merci de votre fidélité."],
        ["Vous veniez surtout pour souffler après le travail.", "Nous gardons deux places le 12 mai à 19 h 30."],
    ),
    "es": (
        """Estimada Sra. [[last_name]]:

Esperamos que se encuentre bien. ¡Gracias por su confianza!

Usted preguntó por el aparcamiento, p. ej. cerca de la sala. ¿Le guardamos una
plaza?

Un cordial saludo,
Marta Ruiz""",
        ["Esperamos que se encuentre bien.", "¡Gracias por su confianza!"],
        ["Usted preguntó por el aparcamiento, p. ej. cerca de la sala.", "¿Le guardamos una plaza?"],
    ),
    "it": (
        """Gentile Dott.ssa [[last_name]],

spero che Lei stia bene. Grazie per il Suo sostegno.

A marzo ci ha scritto che l'ingresso era affollato. Abbiamo aperto una seconda
porta.

Cordiali saluti,
Luca Ferri""",
        ["spero che Lei stia bene.", "Grazie per il Suo sostegno."],
        ["A marzo ci ha scritto che l'ingresso era affollato.", "Abbiamo aperto una seconda porta."],
    ),
    "nl": (
        """Geachte mevrouw [[last_name]],

Wij hopen dat het goed met u gaat. Bedankt voor uw steun!

U vroeg ons of er een lift is. Die is er, naast de garderobe.

Met vriendelijke groet,
Jan de Wit""",
        ["Wij hopen dat het goed met u gaat.", "Bedankt voor uw steun!"],
        ["U vroeg ons of er een lift is.", "Die is er, naast de garderobe."],
    ),
    "pt": (
        """Prezada Sra. [[last_name]],

Espero que esteja bem. Obrigado pela sua confiança!

A senhora perguntou se havia estacionamento. Abrimos um na rua do Porto, n.º 12.

Atenciosamente,
Rui Costa""",
        ["Espero que esteja bem.", "Obrigado pela sua confiança!"],
        ["A senhora perguntou se havia estacionamento.", "Abrimos um na rua do Porto, n.º 12."],
    ),
}


@pytest.mark.parametrize("code", sorted(LETTERS))
def test_formal_letters(code: str) -> None:
    template, pleasantries, sentences = LETTERS[code]
    body = text(template)
    assert body.language == code
    assert (skipped(body), opening(body)) == (pleasantries, sentences)
    assert body.signoff is not None
    assert body.lead is not None
    assert body.lead.language == code


@pytest.mark.parametrize(
    "words",
    [
        "I hope this email finds you well.",
        "Hope you're having a great week!",
        "We trust you had a restful summer.",
        "Happy Friday!",
        "How's it going?",
        "Thank you so much for your continued support.",
        "Thanks for being such a loyal member of our family!",
        "We truly appreciate your business.",
        "You mean the world to us.",
        "I'm a big fan of your work.",
        "Congratulations on all your recent success!",
        "I love what you're doing in your community.",
        "I recently came across your profile on LinkedIn.",
        "It's been a while!",
        "Sorry to bother you again.",
        "I hope you are well, Parissa.",
        "We hope you enjoyed the holidays.",
    ],
)
def test_pleasantries_are_passed_over(words: str) -> None:
    body = text(f"Hi [[first_name]],\n\n{words} The lift to the balcony has worked again since Tuesday.")
    assert skipped(body) == [words]
    assert opening(body) == ["The lift to the balcony has worked again since Tuesday."]


@pytest.mark.parametrize(
    "words",
    [
        "I hope you can join us on 4 May.",
        "We hope you enjoyed the concert last night.",
        "Thank you for coming to [[last_event]].",
        "Thank you for your gift of 40 dollars.",
        "Thanks for your question about the car park.",
        "Thank you for your interest in the master's course in geology.",
        "How are the seats in row five?",
        "I'm Tom and I run the box office.",
        "Congratulations on the new shop in [[city]]!",
        "We appreciate that the foyer was cold and have fixed the door.",
    ],
)
def test_substance_is_not(words: str) -> None:
    body = text(f"Hi [[first_name]],\n\n{words} The lift works again.")
    assert skipped(body) == []
    assert opening(body)[0] == words.replace("[[last_event]]", "Mahler 5").replace("[[city]]", "Porto")


def test_only_pleasantries() -> None:
    body = text("Hi [[first_name]],\n\nI hope you are well. Thank you for your support!\n\nBest,\nTom")
    assert body.lead is not None
    assert (len(body.lead.skipped), body.lead.sentences, body.lead.passage.text) == (2, (), "")


def test_at_most_three_sentences() -> None:
    body = text("Hi,\n\nYou asked us. We heard it. We fixed it. It works. It will stay so.")
    assert opening(body) == ["You asked us.", "We heard it.", "We fixed it."]
    assert body.lead is not None
    assert body.lead.passage.text == "You asked us. We heard it. We fixed it."


def test_without_greeting_the_first_real_sentence_opens() -> None:
    body = page(
        "<h1>March at the Hall</h1><p>New. Quiet. Yours</p><p>Evenings feel longer again, and you need an hour off.</p>"
    )
    assert opening(body) == ["Evenings feel longer again, and you need an hour off."]


def test_a_list_or_a_headline_ends_the_opening() -> None:
    body = page(
        "<p>Hi,</p><p>You asked what is on in March.</p><h2>Mahler for tired people</h2><p>It lasts forty minutes.</p>"
    )
    assert opening(body) == ["You asked what is on in March."]
    body = text(
        "Hi,\n\nYou asked what is on in March.\n\n- Mahler for tired people\n- A talk about trees.\n\nThe bar is open."
    )
    assert opening(body) == ["You asked what is on in March."]


def test_buttons_are_no_opening() -> None:
    body = page(
        "<p>Hi [[first_name]],</p><p><a href='x'>Book your seats now, they go fast.</a></p><p>You asked for row F.</p>"
    )
    assert opening(body) == ["You asked for row F."]


def test_a_sentence_may_go_on_after_the_greeting() -> None:
    body = text(
        "Hi [[first_name]], thanks for telling us about the draught\nin row F. We have had the door seal replaced."
    )
    assert opening(body) == ["thanks for telling us about the draught in row F.", "We have had the door seal replaced."]


def test_short_messages() -> None:
    assert opening(text("Your code is 123456")) == ["Your code is 123456"]
    assert opening(text("Hi [[first_name]], your order has shipped. Track it: https://x.example/t")) == [
        "your order has shipped."
    ]
    assert text("").lead is None
    assert text("Hi [[first_name]],").lead is None


def test_pieces_of_an_opening() -> None:
    body = text("Hi [[first_name]],\n\nWhen you came to [[last_event]] in March, it was full.")
    assert body.lead is not None
    assert body.lead.passage.fields() == ("last_event",)
    assert body.lead.sentences[0].text == "When you came to Mahler 5 in March, it was full."


def test_what_stands_under_the_signature_opens_nothing() -> None:
    body = text(
        "[[last_event]]\n\nRegards,\n\nThe Larch Team\n\nLarch is developed by the Orchard Society and its friends."
    )
    assert opening(body) == []
