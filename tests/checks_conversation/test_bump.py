"""The check `bump`: follow-ups that only say that they follow up."""

from __future__ import annotations

import pytest
from conversations import bumps, shown

from msglint.checks import bump


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Just checking in on my last email. Any thoughts?", "Just checking in"),
        ("I know you're busy, so I am bumping this up. Let me know!", "bumping this up"),
        ("Did you get a chance to look at my proposal? Happy to answer any questions.", "Did you get a chance"),
        ("I have not heard back from you. Is this still a priority?", "have not heard back from"),
        ("Just following up on my note about our analytics platform for «company=Marbach».", "Just following up"),
        ("Would love to connect. Have you had a chance to read my message of 3 March?", "Have you had a chance"),
        ("ich wollte nur kurz nachfragen. Haben Sie Fragen?", "wollte nur kurz nachfragen"),
        ("je me permets de vous relancer. Qu'en pensez-vous ?", "je me permets de"),
        ("solo quería saber si pudo ver mi correo.", "solo quería"),
        ("volevo solo sapere se ha letto la mia email.", "volevo solo"),
        ("ik wilde even vragen of u mijn mail heeft gezien.", "wilde even"),
        ("só queria saber se conseguiu ver o meu email.", "só queria"),
    ],
)
def test_empty(text: str, words: str) -> None:
    (match,) = bumps(f"Hi Ines,\n\n{text}\n\nBest regards,\nJonas Weber\nHead of Sales, Tidewell, +49 30 1234")
    assert match.facts == {"found": words}
    assert shown([match])


@pytest.mark.parametrize(
    "text",
    [
        "Just checking in: the hall has confirmed the ramp, so your seat in row C is settled.",
        "Following up on your question, here is the sheet that three shops use: https://tidewell.example/sheet",
        "A friendly reminder that doors open at 7 pm tonight, and that the north entrance is closed.",
        "My last email left out the price. It is 40 euros a seat, with no minimum.",
        "Touching base because the law you mentioned was passed yesterday. The deadline is 1 September.",
        "Did the samples arrive? The blue one fades in sunlight, so please judge that one indoors.",
        "Checking in after your knee operation. Sanna has put together six exercises for a chair.",
        "Which of the three charts did your team find hardest to believe?",
        "Thank you for coming on Saturday. It was lovely to see you again.",
        "Welcome aboard! We are so happy to have you with us.",
        "You have a rowing lesson tomorrow. If you have any questions or need help, feel free to write to us.",
        "Your locker is number 12. Should you have any concerns, let us know.",
        "nur kurz zur Erinnerung: am Freitag läuft die Frist für den Zuschuss ab.",
    ],
)
def test_something_new(text: str) -> None:
    assert not shown(bumps(f"Hi Ines,\n\n{text}\n\nJonas"))


def test_old_news_in_the_quoted_mail_is_no_news() -> None:
    text = "Just checking in. Any thoughts?\n\nJonas\n\n> On 3 February I wrote:\n> The audit showed 14 broken links."
    assert shown(bumps(f"Hi Ines,\n\n{text}"))


def test_the_template_says_it_not_the_record() -> None:
    assert not bumps("Hi Ines,\n\n«last_reply=Just checking in on my last email» is what you wrote.")


def test_a_long_message_is_no_bump() -> None:
    assert not bumps("Just checking in. " + "The roof is tight now. " * 20)


def test_a_houses_words() -> None:
    assert not bumps("Ring, ring!")
    assert bumps("Ring, ring! Any thoughts?", bumps=("ring, ring",))
    assert bumps("Just checking in. Any thoughts?", bumps=("ring, ring", "@bumps"))


def test_options_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="bumps"):
        bump.Check(bump.Options(bumps=()))
    with pytest.raises(ValueError, match="sure"):
        bump.Check(bump.Options(sure=0.9))


@pytest.mark.parametrize("text", ["", "🙂", "Hi Ines,", "x" * 50_000])
def test_odd_messages(text: str) -> None:
    assert bumps(text) == []
